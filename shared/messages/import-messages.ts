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
    zh: '{file} 加了密码、已损坏，或比 Excel 97 更旧。没有导入任何内容；请在表格软件里打开，另存为不加密码的 XLSX 或 CSV。',
    en: '{file} has a password, is damaged, or is older than Excel 97. Nothing was imported; open it in a spreadsheet and save it as XLSX without a password or as CSV.',
  },
  'import/not-a-workbook': {
    zh: '{file} 不是完整的 XLSX 工作簿（{detail}），可能没有写完。没有导入任何内容；请重新保存这个文件。',
    en: '{file} is no whole XLSX workbook ({detail}); it may be cut off. Nothing was imported; save the file again.',
  },
  'import/workbook-bomb': {
    zh: '{file} 展开后有 {mb} MB，不像正常的工作簿，没有展开。没有导入任何内容；请拆成几个文件，或另存为 CSV。',
    en: '{file} would unpack to {mb} MB, which no usual workbook does; it was not unpacked. Nothing was imported; split it or save it as CSV.',
  },
  'import/no-such-sheet': {
    zh: '{file} 里没有工作表“{sheet}”。有：{found}。没有导入任何内容。',
    en: '{file} has no sheet “{sheet}”. It has: {found}. Nothing was imported.',
  },
  'import/no-such-row': { zh: '{file} 的第 {row} 行不能作表头：那里没有内容。', en: 'Row {row} of {file} cannot be the head: it is blank.' },
  'import/columns-differ': {
    zh: '{file} 有 {found} 列，说明的是 {given} 列；文件可能改过，请重新打开。没有导入任何内容。',
    en: '{file} has {found} columns, {given} were described; the file may have changed, open it again. Nothing was imported.',
  },
  'import/dry-run-gone': { zh: '这次试导入的结果已不在；请再试一次。', en: 'The result of this dry run is gone; run it once more.' },
  'import/rows-rejected': {
    zh: '{file} 有 {count} 行有错，按要求没有导入任何内容；原因见 {rejects}。',
    en: '{file} has {count} faulty rows, so nothing was imported, as asked; the reasons stand in {rejects}.',
  },
  'import/column-unnamed': { zh: '{file} 的第 {place} 列没有表头；给它起个名字，或不用它。没有导入任何内容。', en: 'Column {place} of {file} has no head; name it, or leave it out. Nothing was imported.' },
  'import/region-too-deep': { zh: '地区最多 {most} 层。', en: 'Regions have {most} levels at most.' },
  'import/skipped': { zh: '由人略去。', en: 'Left out by hand.' },
  'import/unknown-profile': { zh: '没有这条列对应记录。', en: 'No such remembered mapping.' },
  'import/cannot-keep-paste': { zh: '不能把内容存到 {path}（{detail}）；请检查磁盘空间和权限。', en: 'The rows could not be kept at {path} ({detail}); check the disk and the permissions.' },
  'import/paste-empty': { zh: '没有可粘贴的表格内容。请先在表格里复制表头和数据行。', en: 'There are no rows to paste. Copy the head and the rows in a spreadsheet first.' },
  'import/paste-too-large': { zh: '粘贴的内容有 {mb} MB，最多 {most} MB；请存成文件再导入。', en: 'The pasted rows have {mb} MB, {most} MB at most; save them as a file and import that.' },
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
  'import/old-percents': {
    zh: '旧式 XLS 不说明哪些数显示为百分数：显示 12.5% 的格读作 0.125。表里有百分数时，请另存为 XLSX 再导入。',
    en: 'An old XLS does not say which numbers are shown as percents: a cell that shows 12.5% is read as 0.125. Where there are percents, save it as XLSX and import that.',
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
  'import/ambiguous-date': { zh: '“{value}”可以是 {readings}；写成 2026-09-01 的样子。', en: '“{value}” may be {readings}; write it as 2026-09-01.' },
  'import/serial-date': {
    zh: '“{value}”像是表格软件的日期序号（{readings}）；把单元格设成日期，或写成 2026-09-01。',
    en: '“{value}” looks like the number of a day in a spreadsheet ({readings}); format the cell as a date, or write 2026-09-01.',
  },
  'import/ambiguous-period': { zh: '“{value}”可以是 {readings}；写成 2026-09 的样子。', en: '“{value}” may be {readings}; write it as 2026-09.' },
  'import/ambiguous-number': { zh: '“{value}”的逗号或句点不在千位上，可以是 {readings}；写明是哪一个。', en: 'The commas or points of “{value}” mark no thousands; it may be {readings}. Say which.' },
  'import/says-nothing': { zh: '“{value}”不是数据；没有数据就留空。', en: '“{value}” is no value; leave the cell blank where there is none.' },
  'import/formula-error': { zh: '“{value}”是公式出的错；在表格里改正公式。', en: '“{value}” is the error of a formula; mend the formula in the spreadsheet.' },
  'import/unknown-region': { zh: '没有地区“{value}”。先写出上级地区，或改正编码。', en: 'No region “{value}”. Put the region above it first, or correct the code.' },
  'import/unknown-region-near': { zh: '没有地区“{value}”；最接近的是“{near}”。', en: 'No region “{value}”; the nearest is “{near}”.' },
  'import/region-exists': {
    zh: '地区“{value}”已在库中，{fields} 与文件不同；要更改请选“更新已有”（--update）。',
    en: 'Region “{value}” is there already and differs in {fields}; choose “update existing ones” (--update) to change it.',
  },
  'import/region-loop': { zh: '地区“{value}”成了自己的上级。', en: 'Region “{value}” would lie in itself.' },
  'import/region-level': { zh: '“{value}”与上级不合：上级在第 {above} 层，这里应是第 {level} 层。', en: '“{value}” does not fit the region above, which is on level {above}: it has to be {level}.' },
  'import/region-before': {
    zh: '地区“{value}”在 {since} 已有一次变更；生效日期不能早于它。',
    en: 'Region “{value}” was changed from {since} on; the change cannot hold from an earlier day.',
  },
  'import/twin-region': { zh: '“{parent}”下面已有叫“{value}”的地区。', en: '“{parent}” has a region called “{value}” already.' },
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
  'import/slash-in-region': { zh: '地区名“{value}”不能含“/”。', en: 'The name “{value}” of a region cannot hold “/”.' },
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
