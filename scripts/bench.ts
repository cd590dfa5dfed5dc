// `npm run bench`: what the main job costs; `npm run bench grading`: what grading costs. `-- --outlets N` for one other size.
// `npm run bench xlsx`: what workbooks of 100,000 rows cost. Nothing fails on a clock.
import { benchGrading } from './bench/grading.ts';
import { benchMainJob } from './bench/main-job.ts';
import { benchXlsx } from './bench/xlsx.ts';

const words = process.argv.slice(2);
const at = words.indexOf('--outlets');
const outlets = at < 0 ? null : Number(words[at + 1]);

if (words[0] === 'grading') await benchGrading(outlets === null ? [1000, 10_000, 100_000] : [outlets]);
else if (words[0] === 'xlsx') await benchXlsx();
else await benchMainJob(outlets ?? 100_000);
