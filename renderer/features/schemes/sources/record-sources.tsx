import { Select } from 'antd';
import { useList, useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WindowField } from '../fields/window-field.tsx';
import { DESIGNER } from '../words.ts';
import { windowOf, type SourceEditing, type SourceOf } from './source-kind.ts';

/** Dated records: how many, or the sum of their quantities. */
export const eventSource: SourceEditing<'event'> = {
  word: 'sourceEvent',
  begin: (before) => ({ kind: 'event', event: 'event', fold: 'count', ...windowOf(before) }),
  Fields: EventFields,
};

/** The mean of the answers to a survey. */
export const surveySource: SourceEditing<'survey'> = {
  word: 'sourceSurvey',
  begin: (before) => ({ kind: 'survey', survey: 'survey', ...windowOf(before) }),
  Fields: SurveyFields,
};

/** A person's value for the period. */
export const judgementSource: SourceEditing<'judgement'> = {
  word: 'sourceJudgement',
  begin: () => ({ kind: 'judgement', judgement: 'judgement' }),
  Fields: JudgementFields,
};

/** What another scheme's last published run says. */
export const scoreSource: SourceEditing<'score'> = {
  word: 'sourceScore',
  begin: () => ({ kind: 'score', scheme: 'scheme' }),
  Fields: ScoreFields,
};

function EventFields({ path, source }: { readonly path: string; readonly source: SourceOf<'event'> }) {
  const list = useList();
  const say = useWords(DESIGNER);
  const { isReadOnly } = useDesigner();
  const set = useSet();
  return (
    <div className="df-row">
      <Field label={say('eventCode')} path={`${path}.event`}>
        <TextField path={`${path}.event`} label={say('eventCode')} width={150} />
      </Field>
      <Field label={say('fold')} path={`${path}.fold`}>
        <ChoiceField label={say('fold')} value={source.fold} choices={(['count', 'sum'] as const).map((fold) => ({ value: fold, label: say(`eventFold_${fold}`) }))} onChange={(fold) => set(`${path}.fold`, fold)} width={110} />
      </Field>
      <Field label={say('eventCategories')} path={`${path}.category`}>
        {isReadOnly ? (
          <span className="df-plain">{list(source.category ?? []) || say('allCategories')}</span>
        ) : (
          <Select<string[]> aria-label={say('eventCategories')} mode="tags" size="small" open={false} suffixIcon={null} style={{ minWidth: 150 }} placeholder={say('allCategories')} value={[...(source.category ?? [])]} onChange={(list) => set(`${path}.category`, list.length === 0 ? undefined : list)} />
        )}
      </Field>
      <Field label={say('window')} path={`${path}.window`}>
        <WindowField path={`${path}.window`} />
      </Field>
    </div>
  );
}

function SurveyFields({ path }: { readonly path: string; readonly source: SourceOf<'survey'> }) {
  const say = useWords(DESIGNER);
  return (
    <div className="df-row">
      <Field label={say('surveyCode')} path={`${path}.survey`}>
        <TextField path={`${path}.survey`} label={say('surveyCode')} width={150} />
      </Field>
      <Field label={say('minSample')} path={`${path}.minSample`}>
        <NumberField path={`${path}.minSample`} label={say('minSample')} whole least={1} empty="leaveOut" placeholder="1" width={64} />
      </Field>
      <Field label={say('window')} path={`${path}.window`}>
        <WindowField path={`${path}.window`} />
      </Field>
    </div>
  );
}

function JudgementFields({ path }: { readonly path: string; readonly source: SourceOf<'judgement'> }) {
  const say = useWords(DESIGNER);
  return (
    <Field label={say('judgementCode')} path={`${path}.judgement`}>
      <TextField path={`${path}.judgement`} label={say('judgementCode')} width={200} />
    </Field>
  );
}

function ScoreFields({ path, source }: { readonly path: string; readonly source: SourceOf<'score'> }) {
  const say = useWords(DESIGNER);
  const set = useSet();
  const { read } = source;
  const kind = read === undefined ? 'total' : typeof read === 'string' ? read : 'dimension' in read ? 'dimension' : 'indicator';
  return (
    <div className="df-row">
      <Field label={say('otherScheme')} path={`${path}.scheme`}>
        <TextField path={`${path}.scheme`} label={say('otherScheme')} width={180} />
      </Field>
      <Field label={say('scoreRead')} path={`${path}.read`}>
        <span className="row">
          <ChoiceField
            label={say('scoreRead')}
            value={kind}
            choices={(['total', 'level', 'dimension', 'indicator'] as const).map((each) => ({ value: each, label: say(`scoreRead_${each}`) }))}
            onChange={(next) => set(`${path}.read`, next === 'total' ? undefined : next === 'level' ? 'level' : { [next]: 'code' })}
            width={110}
          />
          {(kind === 'dimension' || kind === 'indicator') && <TextField path={`${path}.read.${kind}`} label={say('code')} width={110} />}
        </span>
      </Field>
      <Field label={say('maxAge')} path={`${path}.maxAge`}>
        <NumberField path={`${path}.maxAge`} label={say('maxAge')} whole least={0} empty="leaveOut" placeholder={say('noLimit')} width={72} />
      </Field>
    </div>
  );
}
