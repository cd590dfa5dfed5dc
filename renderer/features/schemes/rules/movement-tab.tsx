import type { ReactNode } from 'react';
import type { MovementPolicy } from '../../../../shared/scheme/movement-policy.ts';
import { Panel } from '../../../components/panel.tsx';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField, TickField } from '../fields/choice-field.tsx';
import { DefaultMark, PlaceProblems } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { ReplacedLevels } from './replaced-levels.tsx';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';

/** The rules of movement as sentences with the numbers in them. */
export function MovementTab() {
  const say = useWords(DESIGNER);
  return (
    <div className="tab-column">
      <Panel title={<>{say('movementTitle')} <DefaultMark path="movement" /></>} hint={say('movementHint')}>
        <EnterSentence />
        <h3 className="mv-group up">{say('goingUp')}</h3>
        <Sentence keys={['promoteAfter']}>
          {say('upIf')} <Number name="promoteAfter" usual="1" unit="periodsUnit" least={1} /> {say('upThen')}
        </Sentence>
        <Sentence keys={['maxStepsUp']}>
          {say('upMost')} <Number name="maxStepsUp" usual="1" unit="levelsUnit" least={1} />
          {say('stop')}
        </Sentence>
        <Sentence keys={['buffer']}>
          {say('upBuffer')} <Number name="buffer" usual="0" unit="pointsUnit" decimal />
          {say('stop')}
        </Sentence>
        <Sentence keys={['maxPromotedShare']}>
          {say('upShare')} <Number name="maxPromotedShare" usual={say('noLimit')} unit="percentUnit" decimal />
          {say('stop')}
        </Sentence>
        <h3 className="mv-group down">{say('goingDown')}</h3>
        <Sentence keys={['demoteAfter']}>
          {say('downIf')} <Number name="demoteAfter" usual="1" unit="periodsUnit" least={1} /> {say('downThen')}
        </Sentence>
        <Sentence keys={['maxStepsDown']}>
          {say('downMost')} <Number name="maxStepsDown" usual="1" unit="levelsUnit" least={1} />
          {say('stop')}
        </Sentence>
        <Sentence keys={['bufferDown']}>
          {say('downBuffer')} <Number name="bufferDown" usual="0" unit="pointsUnit" decimal />
          {say('stop')}
        </Sentence>
        <Sentence keys={['minVisitsToDemote']}>
          {say('downVisits')} <Number name="minVisitsToDemote" usual="0" unit="visitsUnit" least={0} />
          {say('downVisitsThen')}
        </Sentence>
        <Sentence keys={['protectPeriods']}>
          {say('protect')} <Number name="protectPeriods" usual="0" unit="periodsUnit" least={0} />
          {say('protectThen')}
        </Sentence>
        <Sentence keys={['validity']}>
          {say('validity')} <Number name="validity" usual={say('noLimit')} unit="periodsUnit" least={1} />
          {say('validityThen')}
        </Sentence>
        <Sentence keys={['reratingStandstill']}>
          {say('reratingStandstill')} <Number name="reratingStandstill" usual="0" unit="periodsUnit" least={0} />
          {say('reratingStandstillThen')}
        </Sentence>
        <h3 className="mv-group">{say('counting')}</h3>
        <CountingSentences />
        <h3 className="mv-group">{say('deciding')}</h3>
        <DecidingSentences />
        <ReplacedLevels />
      </Panel>
    </div>
  );
}

function EnterSentence() {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const enter = scheme.movement.enterLevel;
  const kind = enter?.kind ?? 'raw';
  const level = enter !== undefined && 'level' in enter ? enter.level : null;
  const known = names.levels[0]?.value ?? '';
  return (
    <Sentence keys={['enterLevel']}>
      {say('enterSentence')}
      <ChoiceField label={say('enterLevel')} value={kind} choices={(['raw', 'rawUpTo', 'fixed', 'person'] as const).map((each) => ({ value: each, label: say(`enter_${each}`) }))} onChange={(next) => set('movement.enterLevel', next === 'raw' ? undefined : next === 'person' ? { kind: next } : { kind: next, level: level ?? known })} width={190} path="movement.enterLevel" />
      {enter?.kind === 'person' && (
        <>
          <span>{say('atMost')}</span>
          <ChoiceField label={say('level')} value={enter.upTo ?? '-'} choices={[{ value: '-', label: say('noLimit') }, ...names.levels]} onChange={(next) => set('movement.enterLevel.upTo', next === '-' ? undefined : next)} width={120} path="movement.enterLevel.upTo" />
        </>
      )}
      {level !== null && <ChoiceField label={say('level')} value={level} choices={names.levels} onChange={(next) => set('movement.enterLevel.level', next)} width={120} path="movement.enterLevel.level" />}
    </Sentence>
  );
}

function CountingSentences() {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const { movement } = scheme;
  return (
    <>
      <Sentence keys={['ungradedPeriod']}>
        {say('ungraded')}
        <ChoiceField label={say('ungraded')} value={movement.ungradedPeriod ?? 'breaks'} choices={(['breaks', 'passes'] as const).map((each) => ({ value: each, label: say(`ungraded_${each}`) }))} onChange={(next) => set('movement.ungradedPeriod', next === 'breaks' ? undefined : next)} width={170} />
      </Sentence>
      <Sentence keys={['notEligible']}>
        {say('notEligibleThen')}
        <ChoiceField label={say('notEligibleThen')} value={movement.notEligible ?? 'keeps'} choices={(['keeps', 'ends'] as const).map((each) => ({ value: each, label: say(`notEligible_${each}`) }))} onChange={(next) => set('movement.notEligible', next === 'keeps' ? undefined : next)} width={130} />
      </Sentence>
      <Sentence keys={['resetAfterMove']}>
        <TickField label={say('resetAfterMove')} value={movement.resetAfterMove === true} onChange={(next) => set('movement.resetAfterMove', next ? true : undefined)} />
      </Sentence>
    </>
  );
}

/** Who decides, and whether a run is laid open for objections first. */
function DecidingSentences() {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const { movement } = scheme;
  return (
    <>
      <Sentence keys={['approval']}>
        {say('approvalBefore')}
        <ChoiceField label={say('approvalBefore')} value={movement.approval ?? 'one'} choices={(['one', 'two'] as const).map((each) => ({ value: each, label: say(`approval_${each}`) }))} onChange={(next) => set('movement.approval', next === 'one' ? undefined : next)} width={230} />
      </Sentence>
      <Sentence keys={['proposal', 'objectionDays']}>
        {say('proposalBefore')}
        <ChoiceField label={say('proposalBefore')} value={movement.proposal ?? 'optional'} choices={(['optional', 'required'] as const).map((each) => ({ value: each, label: say(`proposal_${each}`) }))} onChange={(next) => set('movement.proposal', next === 'optional' ? undefined : next)} width={130} />
        {say('proposalDays')} <Number name="objectionDays" usual={say('proposalDaysUsual')} unit="daysUnit" least={1} />
        {say('stop')}
      </Sentence>
    </>
  );
}

function Sentence({ keys, children }: { readonly keys: readonly (keyof MovementPolicy)[]; readonly children: ReactNode }) {
  return (
    <div className="mv-line">
      <div className="df-sentence">
        {children}
        {keys.map((key) => (
          <DefaultMark key={key} path={`movement.${key}`} />
        ))}
      </div>
      {keys.map((key) => (
        <PlaceProblems key={key} path={`movement.${key}`} />
      ))}
    </div>
  );
}

function Number({ name, usual, unit, least, decimal = false }: { readonly name: keyof MovementPolicy; readonly usual: string; readonly unit: 'periodsUnit' | 'levelsUnit' | 'pointsUnit' | 'percentUnit' | 'visitsUnit' | 'daysUnit'; readonly least?: number; readonly decimal?: boolean }) {
  const say = useWords(DESIGNER);
  return <NumberField path={`movement.${name}`} label={say(`mv_${name as 'promoteAfter'}`)} unit={say(unit)} empty="leaveOut" placeholder={usual} whole={!decimal} width={128} {...(least === undefined ? {} : { least })} />;
}
