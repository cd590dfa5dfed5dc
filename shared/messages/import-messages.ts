/** Messages about imports. `{name}` places are filled from the params; the row and column stand in the problem's path. */
export const IMPORT_MESSAGES = {
  'import/no-such-file': { zh: '没有这个文件：{file}。没有导入任何内容。', en: 'No such file: {file}. Nothing was imported.' },
  'import/file-too-large': {
    zh: '{file} 有 {mb} MB，超过 {most} MB。没有导入任何内容；请拆成几个文件。',
    en: '{file} has {mb} MB, over the limit of {most} MB. Nothing was imported; split it.',
  },
  'import/file-empty': { zh: '{file} 里没有表头，也没有数据。没有导入任何内容。', en: '{file} holds neither a head nor rows. Nothing was imported.' },
  'import/no-rows': { zh: '{file} 只有表头，没有数据行。没有导入任何内容。', en: '{file} holds a head but no rows. Nothing was imported.' },
  'import/cannot-read': {
    zh: '不能读取 {file}（{detail}）。没有导入任何内容；请检查权限，或关闭正在使用它的程序。',
    en: '{file} cannot be read ({detail}). Nothing was imported; check the permissions, or close the program that uses it.',
  },
  'import/not-text': {
    zh: '{file} 的文字编码认不出来（可用 UTF-8、UTF-16、GBK、GB18030）。没有导入任何内容；请另存为 UTF-8 的 CSV 或 XLSX。',
    en: 'The encoding of {file} is not known (UTF-8, UTF-16, GBK and GB18030 are). Nothing was imported; save it as CSV in UTF-8 or as XLSX.',
  },
  'import/cut-in-character': {
    zh: '{file} 断在一个字的中间，没有写完。没有导入任何内容；请重新导出这个文件。',
    en: '{file} ends inside a character: it is cut off. Nothing was imported; write the file again.',
  },
  'import/half-written': {
    zh: '{file} 里有空字节，文件没有写完或不是文本。没有导入任何内容；请重新导出这个文件。',
    en: '{file} holds zero bytes: it was only half written, or is no text. Nothing was imported; write the file again.',
  },
  'import/csv-broken': {
    zh: '{file} 从第 {line} 行起读不下去：引号没有成对，文件可能没有写完。没有导入任何内容；请重新导出这个文件。',
    en: '{file} cannot be read from line {line} on: a quote is not closed or stands wrong, the file may be cut off. Nothing was imported; write the file again.',
  },
  'import/row-cut-off': {
    zh: '{file} 的最后一行（第 {line} 行）没有写完。没有导入任何内容；请重新导出这个文件。',
    en: 'The last row of {file} (line {line}) is cut off. Nothing was imported; write the file again.',
  },
  'import/old-workbook': {
    zh: '{file} 是旧式 XLS，或加了密码。没有导入任何内容；请另存为不加密码的 XLSX 或 CSV。',
    en: '{file} is an old XLS, or has a password. Nothing was imported; save it as XLSX without a password or as CSV.',
  },
  'import/not-a-workbook': {
    zh: '{file} 不是完整的 XLSX 工作簿（{detail}），可能没有写完。没有导入任何内容；请重新保存这个文件。',
    en: '{file} is no whole XLSX workbook ({detail}); it may be cut off. Nothing was imported; save the file again.',
  },
  'import/workbook-bomb': {
    zh: '{file} 展开后有 {mb} MB，不像正常的工作簿，没有展开。没有导入任何内容；请拆成几个文件，或另存为 CSV。',
    en: '{file} would unpack to {mb} MB, which no usual workbook does; it was not unpacked. Nothing was imported; split it or save it as CSV.',
  },
  'import/too-many-columns': {
    zh: '{file} 有 {columns} 列，最多 {most} 列。没有导入任何内容；请去掉不用的列。',
    en: '{file} has {columns} columns, {most} at most. Nothing was imported; remove those that are not used.',
  },
  'import/missing-columns': {
    zh: '{file} 缺少列：{missing}。文件里有：{found}。没有导入任何内容；改表头，或指明哪一列是（--map 字段=列名）。',
    en: '{file} lacks the columns {missing}. It has: {found}. Nothing was imported; rename the heads or say which column it is (--map field=column).',
  },
  'import/duplicate-columns': {
    zh: '{file} 里“{column}”出现了两列。没有导入任何内容；改名或去掉一列。',
    en: '{file} has the column “{column}” twice. Nothing was imported; rename or remove one.',
  },
  'import/unknown-map': {
    zh: '{file} 里没有要对应的列“{column}”。文件里有：{found}。没有导入任何内容。',
    en: '{file} has no column “{column}” to map. It has: {found}. Nothing was imported.',
  },
  'import/unknown-field': { zh: '没有字段“{field}”；可用的字段：{known}。', en: 'No field “{field}”; the fields are {known}.' },
  'import/period-needed': {
    zh: '宽表数据要说明周期：加 --period，或让文件有“周期”列。没有导入任何内容。',
    en: 'Wide figures need their period: give --period, or a period column in the file. Nothing was imported.',
  },
  'import/no-figure-columns': { zh: '{file} 除网点编码外没有指标列。没有导入任何内容。', en: '{file} has no indicator column beside the outlet code. Nothing was imported.' },
  'import/changed-meanwhile': {
    zh: '检查文件时，库里的数据被另一次导入改动了。没有导入任何内容；请再导入一次。',
    en: 'While the file was checked, another import changed the store. Nothing was imported; import it once more.',
  },
  'import/column-ignored': { zh: '没有用到这一列。', en: 'This column was not used.' },
  'import/row-length': { zh: '这一行比表头多 {excess} 格；文件可能有未加引号的分隔符。', en: 'The row has {excess} cells more than the head; a separator may stand unquoted.' },
  'import/row-short': { zh: '这一行比表头少 {lack} 格；文件可能没有写完。', en: 'The row has {lack} cells fewer than the head; the file may be cut off.' },
  'import/blank': { zh: '不能为空。', en: 'Must not be blank.' },
  'import/duplicate-row': { zh: '“{value}”在第 {first} 行已有；同一文件里不能重复。', en: '“{value}” stands in row {first} already; once in a file.' },
  'import/exists': {
    zh: '网点“{value}”已在库中，{fields} 与文件不同；要更改请选“更新已有网点”（--update）。',
    en: 'Outlet “{value}” is there already and differs in {fields}; choose “update existing outlets” (--update) to change it.',
  },
  'import/bad-choice': { zh: '“{value}”不认识；可填 {known}。', en: '“{value}” is not known; use one of {known}.' },
  'import/bad-date': { zh: '“{value}”不是日期；写成 2026-09-01。', en: '“{value}” is no date; write 2026-09-01.' },
  'import/bad-period': { zh: '“{value}”不是周期；写成 2026-09、2026-Q3、2026-H2 或 2026。', en: '“{value}” is no period; write 2026-09, 2026-Q3, 2026-H2 or 2026.' },
  'import/other-period': { zh: '“{value}”不是导入时选的周期 {given}。', en: '“{value}” is not the period {given} that was chosen for the import.' },
  'import/bad-count': { zh: '“{value}”不是份数；写成 1 或更大的整数。', en: '“{value}” is no number of answers; write a whole number from 1.' },
  'import/judgement-not-number': {
    zh: '“{value}”不是数，而“{judgement}”的其他评定都是数；改成数，或换一个评定项。',
    en: '“{value}” is no number, but all other values of “{judgement}” are; write a number or name another judgement.',
  },
  'import/judgement-not-category': {
    zh: '“{value}”是数，而“{judgement}”的其他评定都是类别；改成类别，或换一个评定项。',
    en: '“{value}” is a number, but all other values of “{judgement}” are categories; write a category or name another judgement.',
  },
  'import/bad-number': { zh: '“{value}”不是数。', en: '“{value}” is no number.' },
  'import/number-too-long': { zh: '“{value}”超过 18 位数字。', en: '“{value}” has more than 18 digits.' },
  'import/too-long': { zh: '超过 {most} 个字。', en: 'Longer than {most} characters.' },
  'import/slash-in-region': { zh: '区域名“{value}”不能含“/”。', en: 'The name “{value}” of a region cannot hold “/”.' },
  'import/closed-before-opened': { zh: '关闭日期 {value} 早于开业日期 {opened}。', en: 'Closed on {value}, before it was opened on {opened}.' },
  'import/attribute-type': { zh: '“{value}”与属性的类型（{type}）不符。', en: '“{value}” does not fit the type of the attribute ({type}).' },
  'import/unknown-outlet': { zh: '库中没有网点“{value}”。先导入网点，或改正编码。', en: 'No outlet “{value}” in the store. Import it first, or correct the code.' },
  'import/unknown-outlet-near': { zh: '库中没有网点“{value}”；最接近的是“{near}”。', en: 'No outlet “{value}” in the store; the nearest is “{near}”.' },
  'import/unknown-level': { zh: '没有星级“{value}”；方案里有 {known}。', en: 'No level “{value}”; the schemes have {known}.' },
  'import/level-differs': {
    zh: '该网点这一周期已导入过“{before}”；先撤销那次导入。',
    en: 'The outlet has “{before}” imported for that period; take that import back first.',
  },
  'import/not-json': {
    zh: '{file} 不是完整的 JSON 文件：{detail}。没有导入任何内容。',
    en: '{file} is no complete JSON file: {detail}. Nothing was imported.',
  },
  'import/json-needed': {
    zh: '{file} 是工作簿；这里要 JSON 文件。没有导入任何内容。',
    en: '{file} is a workbook; a JSON file is needed here. Nothing was imported.',
  },
  'import/document-faults': {
    zh: '{file} 有 {count} 处错误，第一处在 {path}：{zh} 没有导入任何内容；可用 {check} 看全部。',
    en: '{file} has {count} faults, the first at {path}: {en} Nothing was imported; {check} lists them all.',
  },
  'import/unknown-checklist': { zh: '库中没有检查表“{code}”。先导入检查表。已有：{known}。', en: 'No checklist “{code}” in the store. Import it first. There are: {known}.' },
  'import/no-version-on-day': { zh: '检查表“{code}”没有在 {date} 有效的版本。', en: 'Checklist “{code}” has no version that holds on {date}.' },
  'import/visit-exists': { zh: '检查“{value}”已在库中，内容不同；导入不改已有的检查。', en: 'Visit “{value}” is there already with other content; an import does not change visits.' },
  'import/visit-incomplete': {
    zh: '还有 {count} 项未答（如 {item}），不能直接通过；补齐答案，或不带 --approve 导入后再录。',
    en: '{count} items are not answered (such as {item}), so it cannot be approved; complete them, or import without --approve and enter the rest.',
  },
  'import/visit-without-answers': {
    zh: '检查“{value}”没有任何答案，不能直接通过；补上答案，或不带 --approve 导入后再录。',
    en: 'Visit “{value}” has no answers, so it cannot be approved; add them, or import without --approve and enter them.',
  },
  'import/answer-without-visit': { zh: '答案文件里的检查“{value}”不在检查文件里。', en: 'Visit “{value}” of the answers is not in the file of visits.' },
  'import/unknown-import': { zh: '没有这次导入：{id}。', en: 'No such import: {id}.' },
  'import/published-rests-on-it': {
    zh: '已发布的 {period} 评级（第 {number} 次运算）用了这批数据，不能撤销；更正请重新导入并重新运算。',
    en: 'The published run {number} of {period} rests on these data, so they cannot be taken back; import a correction and grade again.',
  },
  'import/in-use': { zh: '“{file}”带来的内容已被使用：{what}；先撤销或删除它们。', en: 'What “{file}” brought is in use: {what}; take that back first.' },
  'import/scheme-draft': {
    zh: '方案存为草稿：还有未填的数或错误，补齐之后才能评级。',
    en: 'The scheme was stored as a draft: numbers are unknown or faulty; complete it before grading.',
  },
} as const;
