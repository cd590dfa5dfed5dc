/** Messages about the scheme. `{name}` places are filled from the params. */
export const SCHEME_MESSAGES = {
  'scheme/incomplete': {
    zh: '方案在 {path} 处还有未填的数，不能评级；先补上这个数。',
    en: 'The scheme has an unknown number at {path} and cannot grade; fill it in first.',
  },
  'scheme/unknown-level-held': {
    zh: '网点现有星级“{level}”不在方案“{scheme}”里；先写明旧星级对应方案中的哪一级。',
    en: 'An outlet holds the level "{level}", which the scheme "{scheme}" does not have; map the old level to one of the scheme first.',
  },
  'scheme/unknown-key': {
    zh: '方案格式里没有“{key}”这一项；删去它，或对照格式说明改名。',
    en: 'The format has no key "{key}"; remove it or see the format description for its name.',
  },
  'scheme/unknown-key-near': {
    zh: '方案格式里没有“{key}”这一项，最接近的是“{near}”。',
    en: 'The format has no key "{key}"; the nearest is "{near}".',
  },
  'scheme/key-missing': { zh: '缺少“{key}”这一项；补上它。', en: 'The key "{key}" is missing; add it.' },
  'scheme/not-text': { zh: '“{value}”应为文字。', en: '"{value}" should be text.' },
  'scheme/text-empty': { zh: '文字不能为空。', en: 'The text must not be empty.' },
  'scheme/not-a-list': { zh: '“{value}”应为列表 […]。', en: '"{value}" should be a list […].' },
  'scheme/not-an-object': { zh: '“{value}”应为对象 {…}。', en: '"{value}" should be an object {…}.' },
  'scheme/not-yes-no': { zh: '“{value}”应为 true 或 false。', en: '"{value}" should be true or false.' },
  'scheme/not-whole': { zh: '“{value}”应为整数。', en: '"{value}" should be a whole number.' },
  'scheme/not-a-number': {
    zh: '“{value}”不是数；写成小数（12.5）或分数（"70/3"）。',
    en: '"{value}" is not a number; write a decimal (12.5) or a fraction ("70/3").',
  },
  'scheme/not-a-multiple': { zh: '“{value}”应为 {step} 的整数倍。', en: '"{value}" should be a multiple of {step}.' },
  'scheme/number-too-small': { zh: '“{value}”太小，最小为 {least}。', en: '"{value}" is too small; the least is {least}.' },
  'scheme/number-too-large': { zh: '“{value}”太大，最大为 {most}。', en: '"{value}" is too large; the most is {most}.' },
  'scheme/too-few': { zh: '列表至少要有 {least} 项。', en: 'The list needs at least {least} entries.' },
  'scheme/too-many': { zh: '列表最多只能有 {most} 项。', en: 'The list may have at most {most} entries.' },
  'scheme/value-invalid': { zh: '“{value}”不合格式。', en: '"{value}" does not suit the format.' },
  'scheme/value-not-listed': { zh: '“{value}”不在可选值中：{expected}。', en: '"{value}" is none of: {expected}.' },
  'scheme/unknown-number': {
    zh: '这个数还未知；发布前补上。',
    en: 'This number is not known yet; fill it in before publishing.',
  },
  'scheme/unknown-code': {
    zh: '方案里没有编码为“{code}”的指标、维度或星级（{path}）。',
    en: 'No indicator, dimension or level of the scheme has the code "{code}" ({path}).',
  },
  'scheme/unknown-code-near': {
    zh: '方案里没有编码为“{code}”的指标、维度或星级（{path}），最接近的是“{near}”。',
    en: 'No indicator, dimension or level of the scheme has the code "{code}" ({path}); the nearest is "{near}".',
  },
  'scheme/code-twice': {
    zh: '编码“{code}”用了两次，另一处在 {other}；改掉一处。',
    en: 'The code "{code}" is used twice, also at {other}; change one.',
  },
  'scheme/read-too-early': {
    zh: '条件在算出“{code}”之前就要用它；准入和适用条件只能用属性和原始值，评级范围只能用属性。',
    en: 'The condition reads "{code}" before it is known; eligibility and appliesTo read attributes and raw values, the population attributes only.',
  },
  'scheme/weight-negative': { zh: '权重 {weight} 是负数；改为 0 或正数。', en: 'The weight {weight} is negative; make it 0 or more.' },
  'scheme/weight-in-sum': {
    zh: '这个维度不按权重合成，权重不起作用；删去权重。',
    en: 'This dimension does not weigh its parts; remove the weight.',
  },
  'scheme/weight-of-bonus': { zh: '加分项没有权重；删去权重。', en: 'A bonus has no weight; remove it.' },
  'scheme/only-bonuses': {
    zh: '这个维度下只有加分项，没有可加的分；至少要有一项不是加分项。',
    en: 'This dimension has only bonuses and nothing to add them to; at least one part must be none.',
  },
  'scheme/drop-twice': {
    zh: 'dropLowest 和 keepHighest 只能写一个。',
    en: 'State either dropLowest or keepHighest, not both.',
  },
  'scheme/drops-all': {
    zh: '去掉最低 {dropped} 项，而这个维度只有 {count} 项；至少留一项。',
    en: 'The lowest {dropped} are dropped, but there are only {count} parts; keep at least one.',
  },
  'scheme/end-without-method': {
    zh: '维度没有计分方法，“{key}”不起作用；限定得分用 range。',
    en: 'The dimension has no method, so "{key}" does nothing; write range to clamp its points.',
  },
  'scheme/adjustment-negative': {
    zh: '加减分的数 {value} 不能为负；扣分写 kind: penalty。',
    en: 'The number {value} of an adjustment must not be negative; write kind: penalty for points taken off.',
  },
  'scheme/buffer-negative': { zh: '缓冲 {value} 不能为负。', en: 'The buffer {value} must not be negative.' },
  'scheme/weights-below-100': {
    zh: '“{name}”下的权重合计 {sum}%，还差 {off}%。',
    en: 'The weights below "{name}" add up to {sum} percent; {off} percent are left.',
  },
  'scheme/weights-above-100': {
    zh: '“{name}”下的权重合计 {sum}%，超过 100%。',
    en: 'The weights below "{name}" add up to {sum} percent, more than 100.',
  },
  'scheme/weights-all-zero': { zh: '“{name}”下的权重全是 0，算不出分。', en: 'All weights below "{name}" are 0, so it has no score.' },
  'scheme/no-weight-left': {
    zh: '“{name}”下写明的权重已满 100%，另外 {count} 项分不到权重。',
    en: 'The stated weights below "{name}" already make 100 percent; {count} others get none.',
  },
  'scheme/max-not-positive': { zh: '满分 {max} 应大于 0。', en: 'The maximum {max} should be above 0.' },
  'scheme/sum-without-maxima': {
    zh: '“{name}”没有满分；合计中有项目会缺数据或不适用，其余按满分放大，每一项都要有满分。',
    en: '"{name}" has no maximum; parts of this sum may leave, and the others are then scaled by maxima, so each needs one.',
  },
  'scheme/maxima-do-not-add-up': {
    zh: '各项满分合计 {sum}，与写明的满分 {max} 不符。',
    en: 'The maxima of the parts add up to {sum}, not to the stated {max}.',
  },
  'scheme/band-two-ends': { zh: '一行里同一端写了两次（{ends}）；留一个。', en: 'The row states one end twice ({ends}); keep one.' },
  'scheme/band-empty': { zh: '第 {row} 行的范围里没有任何数。', en: 'No number lies in the range of row {row}.' },
  'scheme/band-unreachable': {
    zh: '第 {row} 行永远轮不到，前面的行已把它的范围占满。',
    en: 'Row {row} never gets its turn: the rows before it hold all of its range.',
  },
  'scheme/band-overlap': { zh: '第 {row} 行与第 {other} 行的范围重叠。', en: 'The ranges of rows {row} and {other} overlap.' },
  'scheme/band-gap': {
    zh: '分档有空缺：{from} 到 {to} 之间有数不在任何一行；补一行，或写 otherwise。',
    en: 'The bands have a gap: a value between {from} and {to} is in no row; add a row or state otherwise.',
  },
  'scheme/line-without-length': { zh: '直线两端都是 {from}；两端应不同。', en: 'Both ends of the line are {from}; they should differ.' },
  'scheme/target-zero': { zh: '目标值不能为 0。', en: 'The target must not be 0.' },
  'scheme/category-twice': { zh: '类别“{value}”写了两次。', en: 'The category "{value}" stands twice.' },
  'scheme/step-not-positive': { zh: '步长 {step} 应大于 0。', en: 'The step {step} should be above 0.' },
  'scheme/spread-not-positive': {
    zh: '每个标准差的分值 {spread} 应大于 0；越低越好时写 order: low。',
    en: 'The points per standard deviation, {spread}, should be above 0; where lower is better, write order: low.',
  },
  'scheme/kind-weights': { zh: '检查类型的权重不能为负，也不能全为 0。', en: 'Weights of visit kinds must not be negative nor all 0.' },
  'scheme/blend-weights': { zh: '各期的权重不能为负，也不能全为 0。', en: 'Weights of periods must not be negative nor all 0.' },
  'scheme/require-never-met': {
    zh: '要求 {needed} 个维度各有 {measured} 个有数据的指标，而够得上的只有 {able} 个，谁也达不到。',
    en: '{needed} dimensions must have {measured} measured indicators each, but only {able} have that many; no outlet can be graded.',
  },
  'scheme/share-not-percent': { zh: '比例 {share} 应在 0 到 100 之间。', en: 'The share {share} should be within 0 and 100.' },
  'scheme/range-reversed': { zh: '下限大于上限；对调两端。', en: 'The lower end is above the upper; exchange them.' },
  'scheme/level-code-reserved': {
    zh: '“{code}”是保留编码，表示低于最低一级；换一个编码。',
    en: 'The code "{code}" is reserved for "below the scale"; choose another.',
  },
  'scheme/level-takes-all': {
    zh: '“{level}”没有分数线也没有门槛，它下面的各级都达不到；只有最低一级可以这样。',
    en: '"{level}" has neither line nor gates, so no level below it is ever reached; only the lowest may be so.',
  },
  'scheme/seats-without-rule': {
    zh: '“{level}”写了名额，但 levelRule 不按名额定级；改 levelRule，或删去名额。',
    en: '"{level}" states seats, but the level rule has none; change levelRule or remove them.',
  },
  'scheme/line-in-quota': {
    zh: '只按名额定级时，“{level}”不能有分数线和门槛；要两者都看，用 cutoffsWithQuota。',
    en: 'Where seats alone decide, "{level}" may have no line and no gates; for both use cutoffsWithQuota.',
  },
  'scheme/level-without-seats': {
    zh: '“{level}”没有写 share 或 seats；只有最低一级可以不写。',
    en: '"{level}" states neither share nor seats; only the lowest level may do so.',
  },
  'scheme/share-and-seats': { zh: '“{level}”的 share 和 seats 只能写一个。', en: '"{level}" may state either share or seats, not both.' },
  'scheme/shares-above-100': { zh: '各级名额比例合计超过 100%。', en: 'The shares of the levels add up to more than 100 percent.' },
  'scheme/lines-not-rising': {
    zh: '“{level}”的分数线 {line} 不高于“{below}”的 {belowLine}；星级从低到高写，分数线逐级升高。',
    en: 'The line {line} of "{level}" is not above the {belowLine} of "{below}"; write levels lowest first with rising lines.',
  },
  'scheme/level-unreachable': {
    zh: '“{level}”的分数线 {line} 高于能得到的最高总分，永远达不到。',
    en: 'The line {line} of "{level}" is above the highest possible total; it is never reached.',
  },
  'scheme/line-out-of-reach': {
    zh: '按各项的计分方法，总分最好只到 {best}，“{level}”的分数线 {line} 永远达不到。',
    en: 'By the methods of its parts the total comes to {best} at best; the line {line} of "{level}" is never reached.',
  },
  'scheme/line-holds-all': {
    zh: '“{level}”的分数线 {line} 谁都达得到，它下面的各级没有网点。',
    en: 'Every total reaches the line {line} of "{level}"; the levels below it stay empty.',
  },
  'scheme/gate-unreachable': {
    zh: '“{level}”的这条门槛谁也达不到：得分只会在 {from} 到 {to} 之间。',
    en: 'No outlet can meet this gate of "{level}": scores lie between {from} and {to}.',
  },
  'scheme/no-seat': { zh: '“{level}”没有名额，谁也评不上。', en: '"{level}" has no seat; nobody gets it.' },
  'scheme/no-seat-left': {
    zh: '上面各级的名额已满 100%，“{level}”没有网点。',
    en: 'The better levels already take 100 percent; "{level}" stays empty.',
  },
  'scheme/no-way-up': {
    zh: '没有办法到“{level}”：首次定级到不了，升级规则也升不上去。',
    en: 'No way leads to "{level}": neither the first level nor a promotion reaches it.',
  },
  'scheme/counted-twice': {
    zh: '“{name}”和“{other}”读的是同一个数，都算进总分；确认不是重复计分。',
    en: '"{name}" and "{other}" read the same value and both count; make sure that this is meant.',
  },
  'scheme/condition-never': { zh: '这个条件永远不成立。', en: 'This condition never holds.' },
  'scheme/condition-out-of-reach': {
    zh: '这个条件永远不成立：被比较的数只会在 {from} 到 {to} 之间。',
    en: 'This condition never holds: what it compares lies between {from} and {to}.',
  },
  'scheme/condition-contradiction': {
    zh: '这几个条件互相矛盾，不会同时成立。',
    en: 'These conditions contradict each other; they never hold together.',
  },
  'scheme/condition-always': {
    zh: '只要有数，这个条件总是成立，等于没有条件。',
    en: 'This condition holds for every value there can be; it decides nothing.',
  },
  'scheme/gate-empty': { zh: '“{level}”的门槛没有写 atLeast 或 atMost。', en: 'A gate of "{level}" states neither atLeast nor atMost.' },
  'scheme/default-without-place': {
    zh: 'productDefaults 里的位置 {place} 在方案中不存在。',
    en: 'The place {place} in productDefaults is not in the scheme.',
  },
} as const;
