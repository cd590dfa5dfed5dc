/** Messages about the store's file. `{name}` places are filled from the params. */
export const STORE_MESSAGES = {
  'store/missing': {
    zh: '找不到数据文件“{file}”。请检查路径，或新建一个数据文件。',
    en: 'There is no store at {file}. Check the path, or make a new store.',
  },
  'store/exists': {
    zh: '“{file}”已经存在，没有改动它。请换一个文件名，或先把它移走。',
    en: '{file} exists already and was left as it is. Choose another name, or move it away first.',
  },
  'store/not-a-store': {
    zh: '“{file}”不是星阶的数据文件，没有改动它。请选择由星阶建立的文件。',
    en: '{file} is no StarTier store and was left as it is. Choose a file that StarTier made.',
  },
  'store/newer': {
    zh: '“{file}”由更新版本的星阶写成（格式 {found}，本程序最高支持 {known}），没有改动它。请升级程序后再打开。',
    en: '{file} was written by a newer StarTier (layout {found}, this program knows up to {known}) and was left as it is. Upgrade the program, then open it.',
  },
  'store/older-read-only': {
    zh: '“{file}”的格式较旧（{found}，现为 {known}），只读打开时不能升级。请先在程序中正常打开一次。',
    en: '{file} has an older layout ({found}, now {known}) that cannot be brought up to date while it is opened read-only. Open it once in the program first.',
  },
  'store/damaged': {
    zh: '“{file}”已损坏（{detail}）。请保留这个文件，并用最近的备份恢复。',
    en: '{file} is damaged ({detail}). Keep the file, and restore the latest backup.',
  },
  'store/busy': {
    zh: '“{file}”正被另一个程序写入，等待后仍未释放，数据没有改动。请等它完成后重试。',
    en: '{file} is being written by another program and did not become free in time; nothing was changed. Wait for it to finish, then try again.',
  },
  'store/open-elsewhere': {
    zh: '“{file}”已在另一个窗口中打开。请使用那个窗口，或先关闭它。',
    en: '{file} is open in another window. Use that window, or close it first.',
  },
  'store/full': {
    zh: '磁盘空间不足，无法写入“{file}”，数据没有改动。请腾出空间后重试。',
    en: 'There is no room left to write {file}; nothing was changed. Free some space, then try again.',
  },
  'store/read-only': {
    zh: '“{file}”或其所在文件夹不可写，数据没有改动。请检查权限，或把它移到可写的文件夹。',
    en: '{file} or its folder cannot be written; nothing was changed. Check the permissions, or move it to a folder that can be written.',
  },
  'store/cannot-open': {
    zh: '无法打开“{file}”（{detail}）。请检查文件夹是否存在、是否有权限。',
    en: '{file} cannot be opened ({detail}). Check that the folder exists and may be used.',
  },
  'store/io': {
    zh: '读写“{file}”时磁盘出错（{detail}），数据没有改动。请检查磁盘或网络连接后重试。',
    en: 'The disk failed while {file} was read or written ({detail}); nothing was changed. Check the disk or the network, then try again.',
  },
  'store/target-in-use': {
    zh: '“{file}”是正在使用的数据文件，不能作为备份的目标。请换一个文件名。',
    en: '{file} is a store in use and cannot be the target of a backup. Choose another name.',
  },
  'store/restore-onto-itself': {
    zh: '要恢复的备份“{file}”就是当前的数据文件本身。请选择另一个备份文件。',
    en: 'The backup {file} is the store itself. Choose another backup file.',
  },
  'store/failed-check': {
    zh: '文件完整性检查：{detail}。请保留这个文件，并用最近的备份恢复。',
    en: 'Integrity check of the file: {detail}. Keep the file, and restore the latest backup.',
  },
  'store/lost-reference': {
    zh: '表 {table} 的第 {row} 行指向 {parent} 中不存在的记录。请用最近的备份恢复。',
    en: 'Row {row} of table {table} points to a record that is not in {parent}. Restore the latest backup.',
  },
  'store/journal-broken': {
    zh: '变更日志从第 {seq} 条起不连续：这一条或它之前的记录被改动过。请与备份核对。',
    en: 'The journal does not hold together from entry {seq} on: this entry or one before it was altered. Compare it with a backup.',
  },
  'store/journal-cut': {
    zh: '变更日志应有 {expected} 条，实有 {found} 条：末尾的记录不见了。请与备份核对。',
    en: 'The journal should have {expected} entries but has {found}: entries at its end are gone. Compare it with a backup.',
  },
  'store/figure-chunk-broken': {
    zh: '指标“{figure}”{period} 的第 {chunk} 块数据格式有误（{detail}）。请用最近的备份恢复。',
    en: 'Block {chunk} of figure {figure} for {period} is malformed ({detail}). Restore the latest backup.',
  },
  'store/standing-differs': {
    zh: '方案 {scheme} 截至 {month} 的等级汇总与等级记录不一致。请用最近的备份恢复。',
    en: 'What is kept of the levels of scheme {scheme} up to {month} is not what the level history says. Restore the latest backup.',
  },
  'store/visits-differ': {
    zh: '{month} 的检查汇总与检查记录不一致。请用最近的备份恢复。',
    en: 'What is kept of the visits of {month} is not what their records say. Restore the latest backup.',
  },
  'store/population-differs': {
    zh: '网点汇总与网点记录不一致。请用最近的备份恢复。',
    en: 'What is kept of the outlets is not what their records say. Restore the latest backup.',
  },
  'import/undone-already': {
    zh: '这次导入（{file}）已经撤销过。',
    en: 'This import ({file}) was undone already.',
  },
  'import/later-rests-on-it': {
    zh: '不能撤销：之后导入的“{file}”改动了同样的数据。请先撤销那一次导入。',
    en: 'It cannot be undone: the later import {file} changed the same data. Undo that one first.',
  },
} as const;
