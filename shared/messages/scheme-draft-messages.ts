/** Messages about versions, drafts and files of schemes. */
export const SCHEME_DRAFT_MESSAGES = {
  'scheme/code-taken': { zh: '编码“{code}”已被另一个方案使用；换一个编码。', en: 'The code "{code}" is taken by another scheme; choose another.' },
  'scheme/code-fixed': {
    zh: '方案“{code}”已有其他版本，编码不能再改；要换编码，复制为新方案。',
    en: 'The scheme "{code}" has other versions, so its code stays; copy it as a new scheme to give it another.',
  },
  'scheme/no-template': { zh: '没有名为“{id}”的模板。', en: 'There is no template called "{id}".' },
  'scheme/not-a-draft': {
    zh: '“{code}”第 {version} 版已发布，或已用来评级，不能改动；在它之后新建草稿。',
    en: 'Version {version} of "{code}" is published or has graded a period and cannot change; begin a draft after it.',
  },
  'scheme/draft-faulty': {
    zh: '草稿在 {path} 处不合格式（共 {count} 处），没有保存；改正这一处。',
    en: 'The draft was not saved: it does not suit the format at {path} ({count} places in all); correct it there.',
  },
  'scheme/file-faulty': {
    zh: '{file} 在 {path} 处不是方案格式（共 {count} 处），没有导入；用 startier scheme check 看全部。',
    en: '{file} was not imported: it does not suit the scheme format at {path} ({count} places in all); startier scheme check lists them.',
  },
  'scheme/draft-open': {
    zh: '方案“{code}”已有草稿 v{version}；先发布或删除它，再导入。',
    en: 'The scheme "{code}" has the draft v{version} already; publish or discard it before importing.',
  },
  'scheme/same-as-published': {
    zh: '草稿与已发布的 v{version} 完全相同，不必再发布。',
    en: 'The draft is the same as the published v{version}; there is nothing to publish.',
  },
} as const;
