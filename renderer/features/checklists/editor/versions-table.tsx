import { Link } from 'react-router';
import { formatCount, formatInstant } from '../../../format.ts';
import { useWords } from '../../../i18n.ts';
import { comparePath } from '../compare/compare-path.ts';
import { useDesigner } from '../designer-context.ts';
import { validityWords } from '../validity.ts';
import { CHECKLISTS } from '../words.ts';

/** All versions of the checklist: when they may be used, the visits made with them, and the way to compare them. */
export function VersionsTable() {
  const say = useWords(CHECKLISTS);
  const { versions, shown } = useDesigner();
  if (versions.length === 0) return null;
  return (
    <>
      <h3 className="cd-head">{say('versions')}</h3>
      <table className="cd-table cd-versions cd-wide" aria-label={say('versions')}>
        <thead>
          <tr>
            <th>{say('version')}</th>
            <th>{say('validity')}</th>
            <th>{say('visits')}</th>
            <th>{say('madeAt')}</th>
            <th>{say('madeBy')}</th>
            <th aria-label={say('compare')} />
          </tr>
        </thead>
        <tbody>
          {versions.map((each, at) => {
            const before = versions[at + 1];
            return (
              <tr key={each.id}>
                <td className="num">{each.id === shown?.id ? <span className="strong">{`v${each.version}`}</span> : <Link to={`/checklists/${each.id}`}>{`v${each.version}`}</Link>}</td>
                <td className="num">{validityWords(each, say)}</td>
                <td className="num">{formatCount(each.visits)}</td>
                <td className="num">{formatInstant(each.madeAt)}</td>
                <td>{each.madeBy}</td>
                <td>{before !== undefined && <Link to={comparePath({ checklistVersionId: before.id }, { checklistVersionId: each.id })}>{say('compareWith', { n: before.version })}</Link>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
