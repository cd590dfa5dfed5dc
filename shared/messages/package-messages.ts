/** Messages of packages between PCs. `{name}` places are filled from the params. */
export const PACKAGE_MESSAGES = {
  'package/not-a-package': { zh: '{file} 不是星阶数据包，或传送中被改动。请对方重新发送。', en: '{file} is no StarTier package, or was changed on its way. Have it sent again.' },
  'package/too-large': { zh: '{file} 有 {megabytes} MB，数据包最多 {most} MB。请对方按检查员或批次分开导出。', en: '{file} has {megabytes} MB; a package has at most {most} MB. Have it made by auditor or wave.' },
  'package/missing-file': { zh: '找不到文件 {file}。', en: 'There is no file {file}.' },
  'package/newer': { zh: '{file} 由更新的版本制作（{format}），请先升级本程序。', en: '{file} was made by a newer program ({format}). Update this one first.' },
  'package/part': { zh: '{file} 中的 {part} 与签名清单不符，没有导入任何内容。请对方重新发送。', en: '{part} in {file} is not what was signed. Nothing was taken in; have it sent again.' },
  'package/signature': { zh: '{file} 的签名不对，内容可能被改动，没有导入。请对方重新发送。', en: 'The signature of {file} is wrong: it may have been changed. Nothing was taken in; have it sent again.' },
  'package/content': { zh: '{file} 的内容不合规（{place}），没有导入。', en: 'The content of {file} is not as it should be ({place}). Nothing was taken in.' },
  'package/key-unknown': {
    zh: '第一次收到 {signer} 的数据包。先向本人核对指纹 {fingerprint}，一致后再接受（命令行加 --accept-key）。',
    en: 'This is the first package of {signer}. Compare the fingerprint {fingerprint} with that person, then accept it (--accept-key on the command line).',
  },
  'package/key-changed': {
    zh: '数据包署名 {signer}，但签名不是已知的那把密钥（已知 {known}，来包 {fingerprint}），没有导入。若对方换了电脑，核实后先在设置中移除旧密钥。',
    en: 'The package bears the name of {signer} but another key (known {known}, here {fingerprint}). Nothing was taken in. If that person has a new PC, make sure of it and first remove the old key in the settings.',
  },
  'package/no-key': { zh: '没有名为 {name} 的已知密钥。', en: 'No key is known under the name {name}.' },
  'package/nothing': { zh: '没有可导出的检查：检查员 {auditor}，批次 {wave}。', en: 'There are no visits to send: auditor {auditor}, wave {wave}.' },
  'package/no-such-wave': { zh: '没有已下发的批次 {code}。', en: 'There is no issued wave {code}.' },
  'package/unknown-outlet': { zh: '本机没有网点 {outlet}（检查 {visit}）。先导入该网点，再导入数据包。', en: 'There is no outlet {outlet} here (visit {visit}). Import it first, then the package.' },
  'package/unknown-checklist': { zh: '检查 {visit} 的检查表 {checklist} 本机没有，包里也没带。', en: 'The checklist {checklist} of visit {visit} is neither here nor in the package.' },
  'package/checklist-faulty': { zh: '包里的检查表 {checklist} 不合规，没有导入。', en: 'The checklist {checklist} in the package is faulty. Nothing was taken in.' },
  'package/other-visit': { zh: '检查 {visit} 与本机同一编号的检查不是同一网点或同一检查表，没有导入。', en: 'Visit {visit} is of another outlet or checklist than the visit with the same id here. Nothing was taken in.' },
  'package/photo-missing': { zh: '检查 {visit} 的照片 {photo} 在本机找不到，无法导出。先运行校验，从备份找回照片。', en: 'Photo {photo} of visit {visit} is missing on this PC, so the package cannot be made. Verify the store and bring the photo back from a backup.' },
  'package/undecided': { zh: '有 {count} 处两边都改过，须逐条选择保留哪一边。没有导入。', en: '{count} fields were changed on both sides. Decide each; nothing was taken in.' },
  'package/changed-since': { zh: '{file} 在查看之后变了，请重新选择。', en: '{file} has changed since it was looked at. Choose it again.' },
  'package/none-chosen': { zh: '先选择一个数据包。', en: 'Choose a package first.' },
  'package/way': { zh: '派单包用 --auditor，回传包用 --visits，不能少也不能混（--wave 只用于派单包）。', en: 'State --auditor for an assignment or --visits for visits (--wave goes with an assignment only).' },
  'store/on-share': {
    zh: '数据文件在网络共享上（{share}，{type}）：{path}。网络断开或多人同时打开可能损坏数据。请把文件放在本机，用数据包在电脑之间传递。',
    en: 'The store lies on a network share ({share}, {type}): {path}. A lost connection or two people at once can damage it. Keep it on this computer and exchange packages between PCs.',
  },
} as const;
