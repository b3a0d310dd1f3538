import { PALETTES, type ThemeName } from '../graph/palette';
import { recall, remember } from '../state/memory';

/** Light or dark: the system's wish until the reader chooses, then the choice. */
export class Theme {
  private readonly system = matchMedia('(prefers-color-scheme: dark)');
  private readonly listeners: ((theme: ThemeName) => void)[] = [];
  private chosen: ThemeName | null = themeName(recall('theme'));

  constructor() {
    this.system.addEventListener('change', () => this.apply());
    this.apply();
  }

  get name(): ThemeName {
    return this.chosen ?? (this.system.matches ? 'dark' : 'light');
  }

  onChange(listener: (theme: ThemeName) => void): void {
    this.listeners.push(listener);
  }

  toggle(): void {
    this.chosen = this.name === 'dark' ? 'light' : 'dark';
    remember('theme', this.chosen);
    this.apply();
  }

  private apply(): void {
    const root = document.documentElement;
    const palette = PALETTES[this.name];
    root.dataset['theme'] = this.name;
    root.style.setProperty('--canvas', palette.background);
    for (const [tint, colour] of Object.entries(palette.nodes)) root.style.setProperty(`--tint-${tint}`, colour);
    for (const [tint, colour] of Object.entries(palette.edges)) root.style.setProperty(`--edge-${tint}`, colour);
    for (const listener of this.listeners) listener(this.name);
  }
}

function themeName(value: unknown): ThemeName | null {
  return value === 'light' || value === 'dark' ? value : null;
}
