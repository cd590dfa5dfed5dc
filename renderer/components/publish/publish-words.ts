import { defineWords } from '../../i18n.ts';

export const PUBLISH = defineWords('publish', {
  publish: { zh: '发布', en: 'Publish' },
  locked: { zh: '发布（还有 {{n}} 条待定）', en: 'Publish ({{n}} to decide)' },
  lockedHint: { zh: '每条升降级都决定后才能发布。点此看待定的。', en: 'Every movement must be decided first. Press to see those that wait.' },
  title: { zh: '发布 {{period}}第 {{number}} 次运算', en: 'Publish run {{number}} of {{period}}' },
  outlets: {
    zh: '{{n}} 个网点从 {{period}}起按这次结果定星级：',
    en: 'From {{period}} on, {{n}} outlets have the levels of this run:',
  },
  moves: { zh: '升星 {{up}}，降星 {{down}}，首次定级 {{enter}}，其余保持不变。', en: '{{up}} up, {{down}} down, {{enter}} first levels; the others stay.' },
  notGraded: {
    zh: '{{n}} 个未评级或不参评的网点不因这次运算改变星级。',
    en: '{{n}} outlets that were not graded or not eligible keep what they have.',
  },
  replaces: {
    zh: '它取代 {{at}} 发布的第 {{number}} 次运算；那一次留作记录，标为“已被取代”。',
    en: 'It replaces run {{number}}, published {{at}}, which stays on record as superseded.',
  },
  replacesNone: { zh: '本期还没有发布过，不取代任何结果。', en: 'Nothing was published for this period yet, so nothing is replaced.' },
  final: { zh: '没有更晚的结果建立在它之上时，可以撤回；以后要更正，重新运算再发布一次。', en: 'It can be taken back while nothing later rests on it; to correct it later, make another run and publish that.' },
  toPublication: { zh: '公示与发布', en: 'Publication' },
  confirm: { zh: '发布', en: 'Publish' },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '{{period}}第 {{number}} 次运算已发布', en: 'Run {{number}} of {{period}} is published' },
  cancelled: { zh: '发布已取消，什么也没有改变。', en: 'Publishing was cancelled; nothing changed.' },
  publishedLock: { zh: '已发布，更正请重新运算', en: 'Published; make a new run to correct it' },
  supersededLock: { zh: '已被取代，只能查看', en: 'Superseded, read only' },
});
