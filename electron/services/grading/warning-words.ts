import { assertNever, type Words } from '../../../shared/errors.ts';
import type { GradingWarning } from '../../../shared/grading/grading-result.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { walkTree } from '../../../shared/scheme/walk.ts';

/** What a warning of a run says, in both languages. The number of outlets stands beside it. */
export function warningWords(scheme: Scheme, warning: GradingWarning): Words {
  const name = nameOf(scheme, warning.indicator);
  const [zhExample, enExample] = warning.example === undefined ? ['', ''] : [`（例：${warning.example}）`, ` (for one, ${warning.example})`];
  switch (warning.kind) {
    case 'inputError':
      return {
        zh: `“${name.zh}”有数值不在评分规则之内，按缺失处理${zhExample}。`,
        en: `Values of "${name.en}" are outside of its scoring rule and count as missing${enExample}.`,
      };
    case 'smallCohort':
      return {
        zh: `“${name.zh}”的同类组太小，没有更大的组可比，按缺失处理${zhExample}。`,
        en: `Cohorts of "${name.en}" are too small and no wider one is named, so it counts as missing${enExample}.`,
      };
    case 'noFigures':
      return { zh: `“${name.zh}”一个数据也没有。`, en: `There are no data at all for "${name.en}".` };
    case 'divisionByZero':
      return {
        zh: `“${name.zh}”算到除以零，按缺失处理${zhExample}。`,
        en: `"${name.en}" came to a division by zero and counts as missing${enExample}.`,
      };
    default:
      return assertNever(warning.kind);
  }
}

function nameOf(scheme: Scheme, code: string | undefined): Required<Words> {
  const name = walkTree(scheme).find(({ node }) => node.code === code)?.node.name;
  return { zh: name?.zh ?? code ?? '', en: name?.en ?? name?.zh ?? code ?? '' };
}
