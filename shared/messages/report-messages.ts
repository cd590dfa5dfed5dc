/** Messages about printed reports and report sets. `{name}` places are filled from the params. */
export const REPORT_MESSAGES = {
  'report/run-needed': { zh: '这份报表要说明是哪一次运算；选一次运算。', en: 'This report is of a run; choose one.' },
  'report/not-published': {
    zh: '{period} 第 {number} 次运算没有发布，不能出星级证书；先发布。',
    en: 'Run {number} of {period} is not published, so its levels cannot be certified; publish it first.',
  },
  'report/empty': {
    zh: '选定的范围里没有可以出这份报表的网点或检查；换一个范围、周期或运算。',
    en: 'Nothing in the chosen scope belongs in this report; choose other regions, another period or run.',
  },
  'report/no-pages': {
    zh: '在普通 Node 下不能排版 PDF；用 npm run cli，或用安装好的程序加 --cli。',
    en: 'Pages cannot be laid out under plain Node; use npm run cli, or the installed program with --cli.',
  },
  'report/no-display': {
    zh: '写 PDF 要有显示：没有设 DISPLAY 或 WAYLAND_DISPLAY。在没有屏幕的机器上用 xvfb-run 起动。',
    en: 'Writing PDF needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it under xvfb-run on a machine without a screen.',
  },
  'report/layout-failed': { zh: '页面没有排好：{detail}。再试一次；仍然失败时把日志交给维护人员。', en: 'The pages could not be laid out: {detail}. Try again, and hand the log to who maintains the program if it fails again.' },
  'report/print-failed': { zh: '没有打印出去：{detail}。检查打印机后再试，或先保存 PDF 再打印。', en: 'Nothing was printed: {detail}. Look to the printer and try again, or save the PDF and print that.' },
  'report/outlet-unknown': { zh: '没有编码为 {code} 的网点；核对 --outlet。', en: 'There is no outlet {code}; check --outlet.' },
  'report/region-unknown': { zh: '没有地区“{name}”；写地区编码、名称或“省/市”路径。', en: 'There is no region "{name}"; give its code, name or path such as province/city.' },
  'report/set-not-found': { zh: '没有名为“{name}”的报表组。', en: 'There is no report set "{name}".' },
  'report/set-name-taken': { zh: '已有名为“{name}”的报表组；换一个名字。', en: 'A report set "{name}" exists already; choose another name.' },
  'report/no-run-of-period': { zh: '{period} 还没有方案“{scheme}”的运算；先运算。', en: 'There is no run of the scheme "{scheme}" for {period}; grade it first.' },
} as const;
