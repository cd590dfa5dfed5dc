import type { CertificateData } from '../../shared/contract/report-calls.ts';
import { inLang, type Lang } from '../../shared/errors.ts';
import { starsOf } from '../components/level-tag.tsx';
import { Stars } from '../components/stars.tsx';
import { formatPeriod } from '../format.ts';
import { sayIn, useLang, useWords } from '../i18n.ts';
import type { DocumentLayout } from './flow.ts';
import { longDate } from './long-date.ts';
import { REPORTS } from './words.ts';

/** The certificate of an outlet's level, on a page to be framed. */
export function certificateLayout(data: CertificateData, lang: Lang): DocumentLayout {
  const say = sayIn(REPORTS, lang);
  return {
    title: `${data.outlet.code} ${data.outlet.name}`,
    name: say('certificate'),
    orientation: 'landscape',
    frame: 'bare',
    flow: [{ kind: 'block', key: 'certificate', node: <Certificate data={data} /> }],
  };
}

function Certificate({ data }: { readonly data: CertificateData }) {
  const say = useWords(REPORTS);
  const lang = useLang();
  const { level, levels } = data;
  const of = starsOf(levels);
  const name = inLang(level.name, lang);
  return (
    <div className="rp-certificate">
      <div className="rp-certificate-inner">
        <p className="rp-certificate-network">{data.head.network}</p>
        <h1>{say('certificateTitle')}</h1>
        <p className="rp-certificate-rule" />
        <p className="rp-certificate-outlet">{data.outlet.name}</p>
        <p className="rp-certificate-text">{say('certificateText', { period: data.head.period === null ? '' : formatPeriod(data.head.period, lang), scheme: inLang(data.schemeName, lang) })}</p>
        <div className="rp-certificate-level">
          {level.stars !== null && of !== null && <Stars stars={level.stars} of={of} label={name} size={18} />}
          <strong>{name}</strong>
        </div>
        <div className="rp-certificate-foot">
          <span>
            <small>{say('certificateNumber')}</small>
            {data.number}
          </span>
          <span className="rp-certificate-seal">
            <b>{data.head.network}</b>
            {longDate(data.issuedOn, lang)}
          </span>
        </div>
      </div>
    </div>
  );
}
