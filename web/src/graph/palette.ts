/**
 * The one source of the graph's colours. The canvas reads them directly, the page as custom properties
 * (`--kind-…`, `--grade-…`) set by the theme switch, so a legend swatch and its node cannot differ.
 */

export type ThemeName = 'light' | 'dark';

export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly faint: string;
  readonly accent: string;
  readonly nodes: Readonly<Record<NodeTint, string>>;
  readonly edges: Readonly<Record<EdgeTint, string>>;
}

export type NodeTint =
  | 'internal' | 'external' | 'confirmed' | 'likely' | 'claimed' | 'rejected'
  | 'rule' | 'alert' | 'port' | 'mac' | 'import' | 'from' | 'to' | 'unknown';

export type EdgeTint = 'attacked' | 'connected' | 'supports' | 'contradicts' | 'offers' | 'plain';

const LIGHT: Palette = {
  background: '#fbfcfd',
  text: '#18232e',
  faint: '#4f5d6a',
  accent: '#0b5cad',
  nodes: {
    internal: '#2f6fb4',
    external: '#c65a22',
    confirmed: '#1d7f50',
    likely: '#2b8f93',
    claimed: '#b98a12',
    rejected: '#8a949e',
    rule: '#7353a8',
    alert: '#b9302a',
    port: '#5c6d7e',
    mac: '#8c6c38',
    import: '#4d5965',
    from: '#a8497c',
    to: '#24818a',
    unknown: '#707c88',
  },
  edges: {
    attacked: '#d58e6a',
    connected: '#93a9c0',
    supports: '#86b39c',
    contradicts: '#cb5a54',
    offers: '#9cb8a9',
    plain: '#b0bac4',
  },
};

const DARK: Palette = {
  background: '#10161d',
  text: '#e3e9ef',
  faint: '#a3b0bd',
  accent: '#7db8f2',
  nodes: {
    internal: '#5b9fe0',
    external: '#e5854e',
    confirmed: '#45bd84',
    likely: '#4fb6ba',
    claimed: '#d8b04c',
    rejected: '#7d8894',
    rule: '#a58adb',
    alert: '#ec6f68',
    port: '#8b9cad',
    mac: '#c6a468',
    import: '#a3afbb',
    from: '#d684ae',
    to: '#5cb8c0',
    unknown: '#8f9ba7',
  },
  edges: {
    attacked: '#9c5c3d',
    connected: '#48607a',
    supports: '#3e6f59',
    contradicts: '#a8443f',
    offers: '#42604f',
    plain: '#475360',
  },
};

export const PALETTES: Readonly<Record<ThemeName, Palette>> = { light: LIGHT, dark: DARK };
