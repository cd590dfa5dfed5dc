import { theme as antd, type ThemeConfig } from 'antd';

/** The colours of the product, one set for each brightness. Text pairs reach 4.5:1, stars and icons 3:1. */
export interface Palette {
  readonly ground: string;
  readonly surface: string;
  readonly elevated: string;
  readonly subtle: string;
  readonly hover: string;
  readonly line: string;
  readonly control: string;
  readonly tick: string;
  readonly text1: string;
  readonly text2: string;
  readonly text3: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentFill: string;
  readonly accentTint: string;
  readonly accentLine: string;
  readonly star: string;
  readonly starOutline: string;
  readonly up: string;
  readonly upTint: string;
  readonly upLine: string;
  readonly down: string;
  readonly downTint: string;
  readonly downLine: string;
  readonly warning: string;
  readonly warningTint: string;
  readonly warningLine: string;
  readonly seriesBefore: string;
  readonly seriesCohort: string;
}

export const LIGHT: Palette = {
  ground: '#F4F5F7',
  surface: '#FFFFFF',
  elevated: '#FFFFFF',
  subtle: '#F7F8FA',
  hover: '#EEF2F7',
  line: '#E3E6EB',
  control: '#B3BCC8',
  tick: '#8792A2',
  text1: '#1B2330',
  text2: '#465062',
  text3: '#616B7A',
  accent: '#1F5FBF',
  accentHover: '#194E9E',
  accentFill: '#1F5FBF',
  accentTint: '#E9F0FB',
  accentLine: '#B5CBEC',
  star: '#C27500',
  starOutline: '#A7B1C0',
  up: '#13724A',
  upTint: '#E7F4ED',
  upLine: '#B3D9C4',
  down: '#B42318',
  downTint: '#FCECEA',
  downLine: '#EFC2BD',
  warning: '#9A4A00',
  warningTint: '#FFF3E5',
  warningLine: '#EFCFA6',
  seriesBefore: '#A7B1C0',
  seriesCohort: '#8792A2',
};

export const DARK: Palette = {
  ground: '#14171C',
  surface: '#1C2027',
  elevated: '#242932',
  subtle: '#20252D',
  hover: '#2A303A',
  line: '#2E343E',
  control: '#4A5361',
  tick: '#8792A2',
  text1: '#E6E9EE',
  text2: '#B4BCC8',
  text3: '#929CAB',
  accent: '#6FA3F0',
  accentHover: '#8FB8F5',
  accentFill: '#2F6FD0',
  accentTint: '#1D2C44',
  accentLine: '#34517E',
  star: '#E5A13A',
  starOutline: '#5C6675',
  up: '#4FBF8B',
  upTint: '#17352A',
  upLine: '#2B5C48',
  down: '#F0877C',
  downTint: '#3D211F',
  downLine: '#6E3A35',
  warning: '#E8A15C',
  warningTint: '#3A2A18',
  warningLine: '#67492A',
  seriesBefore: '#5C6675',
  seriesCohort: '#8792A2',
};

export const FONT = '"Latin apostrophe","Segoe UI","Microsoft YaHei UI","PingFang SC","Noto Sans CJK SC",sans-serif';
const SHADOW = '0 4px 16px rgba(16,24,40,.14)';

/** Puts the colours on the page as `--ground`, `--text-1` and so on, for the style sheets. */
export function applyPalette(palette: Palette, isDark: boolean): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(cssName(name), value as string);
  root.style.colorScheme = isDark ? 'dark' : 'light';
}

/** `accentTint` -> `--accent-tint`, `text1` -> `--text-1`. */
function cssName(name: string): string {
  return `--${name.replace(/([A-Z]|\d)/g, (part) => `-${part.toLowerCase()}`)}`;
}

/** Ant Design's tokens from the same colours. */
export function antdTheme(p: Palette, isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: 13,
      fontSizeSM: 12,
      lineHeight: 20 / 13,
      fontWeightStrong: 600,
      controlHeight: 32,
      controlHeightSM: 28,
      controlHeightXS: 24,
      borderRadius: 4,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      borderRadiusXS: 3,
      motion: false,
      wireframe: false,
      colorPrimary: p.accentFill,
      colorPrimaryHover: p.accentHover,
      colorPrimaryBg: p.accentTint,
      colorPrimaryBorder: p.accentLine,
      colorPrimaryText: p.accent,
      colorInfo: p.accent,
      colorInfoBg: p.accentTint,
      colorInfoBorder: p.accentLine,
      colorLink: p.accent,
      colorLinkHover: p.accentHover,
      colorSuccess: p.up,
      colorSuccessBg: p.upTint,
      colorSuccessBorder: p.upLine,
      colorError: p.down,
      colorErrorBg: p.downTint,
      colorErrorBorder: p.downLine,
      colorErrorText: p.down,
      colorWarning: p.warning,
      colorWarningBg: p.warningTint,
      colorWarningBorder: p.warningLine,
      colorText: p.text1,
      colorTextSecondary: p.text2,
      colorTextTertiary: p.text3,
      colorTextQuaternary: p.text3,
      colorTextPlaceholder: p.text3,
      colorTextDescription: p.text3,
      colorTextDisabled: p.text3,
      colorBgLayout: p.ground,
      colorBgContainer: p.surface,
      colorBgElevated: p.elevated,
      colorBgContainerDisabled: p.hover,
      colorBorder: p.control,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      colorFillAlter: p.subtle,
      colorFillSecondary: p.hover,
      controlItemBgActive: p.accentTint,
      controlItemBgActiveHover: p.accentTint,
      controlItemBgHover: p.hover,
      boxShadow: SHADOW,
      boxShadowSecondary: SHADOW,
      boxShadowTertiary: 'none',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', paddingInline: 12, fontWeight: 400 },
      Modal: { titleFontSize: 14 },
      Select: { optionHeight: 28, optionPadding: '4px 8px' },
      Tree: { titleHeight: 28, nodeSelectedBg: p.accentTint, nodeHoverBg: p.hover },
      Tabs: { titleFontSize: 13, horizontalItemPadding: '8px 0', horizontalItemGutter: 24, horizontalMargin: '0' },
    },
  };
}
