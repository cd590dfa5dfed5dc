import { Button } from 'antd';
import { inLang } from '../../../../shared/errors.ts';
import type { SchemeTemplate } from '../../../../shared/contract/scheme-calls.ts';
import { Panel } from '../../../components/panel.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useLang, useWords } from '../../../i18n.ts';
import { useCall } from '../../../use-call.ts';
import { DESIGNER } from '../words.ts';

/** The shipped schemes, each with a sentence of what it is. */
export function TemplatesPanel({ onStart }: { readonly onStart: (template: SchemeTemplate) => void }) {
  const say = useWords(DESIGNER);
  const lang = useLang();
  const templates = useCall('scheme:templates', {});
  const rows = templates.status === 'ready' ? templates.value : [];
  return (
    <Panel title={say('templates')} hint={say('templatesHint')} flush>
      <ul className="tm-list">
        {rows.map((template) => (
          <li key={template.id} className="tm">
            <div className="row">
              <b className="ellipsis" title={inLang(template.name, lang)}>
                {inLang(template.name, lang)}
              </b>
              {template.unknownNumbers > 0 && <Tag tone="warning">{say('templateOpen', { n: template.unknownNumbers })}</Tag>}
              <span className="grow" />
              <Button size="small" aria-label={say('startFromNamed', { name: inLang(template.name, lang) })} onClick={() => onStart(template)}>
                {say('startFrom')}
              </Button>
            </div>
            <p className="tm-note">{template.note === null ? (template.source ?? '') : firstSentence(inLang(template.note, lang))}</p>
            <p className="hint">{say('cardFacts', { cycle: say(`cycle_${template.cycle}`), indicators: template.indicators, levels: template.levels })}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function firstSentence(text: string): string {
  return /^.*?[。；]|^.*?[.;](?=\s|$)/.exec(text)?.[0].replace(/[；;]$/, '') ?? text;
}
