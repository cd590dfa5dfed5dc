/** Messages about photos. `{name}` places are filled from the params. */
export const PHOTO_MESSAGES = {
  'photo/heic': {
    zh: '“{name}”是 HEIC 格式，没有加入。请在手机“设置 > 相机 > 格式”中选“兼容性最佳”，或另存为 JPEG 后再加。',
    en: '{name} is a HEIC picture and was not added. Choose "Most Compatible" under Settings > Camera > Formats on the phone, or save it as JPEG first.',
  },
  'photo/kind': {
    zh: '“{name}”不是可用的照片（{kind}），没有加入。请用 JPEG、PNG 或 WebP。',
    en: '{name} is no photo that can be used ({kind}) and was not added. Use JPEG, PNG or WebP.',
  },
  'photo/too-large': {
    zh: '“{name}”有 {megabytes} MB，超过 {most} MB，没有加入。请缩小后再加。',
    en: '{name} has {megabytes} MB, more than {most} MB, and was not added. Make it smaller first.',
  },
  'photo/too-many-pixels': {
    zh: '“{name}”有 {width} x {height} 像素，太大，没有加入。请缩小后再加。',
    en: '{name} has {width} x {height} pixels, which is too many, and was not added. Make it smaller first.',
  },
  'photo/unreadable': {
    zh: '“{name}”已损坏或不完整，没有加入。请从手机或相机重新取这张照片。',
    en: '{name} is damaged or cut off and was not added. Fetch it from the phone or camera again.',
  },
  'photo/too-many': {
    zh: '{item} 已有 {most} 张照片，不能再加。请先移除不需要的。',
    en: '{item} has {most} photos already; no more can be added. Remove some first.',
  },
  'photo/there-already': {
    zh: '{item} 已有这张照片（“{name}”），没有再加一次。',
    en: '{item} has this photo ({name}) already; it was not added again.',
  },
  'photo/not-found': {
    zh: '这张照片已不在这次检查中。请重新打开这次检查。',
    en: 'This photo is no longer with the visit. Open the visit again.',
  },
  'photo/file-missing': {
    zh: '照片文件不见了（{places}）。应在“{file}”，请从备份的照片文件夹复制回来。',
    en: 'The file of a photo is gone ({places}). It should be {file}; copy it back from the photo folder of a backup.',
  },
  'photo/file-altered': {
    zh: '照片文件被改动过（{places}）：“{file}”的内容与入库时不同。请从备份的照片文件夹复制回来。',
    en: 'The file of a photo was altered ({places}): {file} is not what was stored. Copy it back from the photo folder of a backup.',
  },
  'photo/foreign-folder': {
    zh: '照片文件夹“{folder}”属于另一个数据文件，没有清理。请为这个数据文件换一个文件夹或文件名。',
    en: 'The photo folder {folder} belongs to another store and was not cleaned. Move this store to another folder or name.',
  },
  'visit/same-auditor': {
    zh: '第二检查员不能与检查员（{auditor}）是同一人。请填写另一人，或留空。',
    en: 'The second auditor cannot be the auditor ({auditor}). Name somebody else, or leave it empty.',
  },
  'visit/bad-clock': {
    zh: '“{text}”不是时间，没有保存。请写作 14:05。',
    en: '{text} is no time and was not saved. Write it like 14:05.',
  },
} as const;
