import { h } from './dom';

/** Hands the reader a file made in the page. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = h('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Letters, digits and dashes only: the name may come from a query. */
export function fileName(title: string, extension: string): string {
  const stem = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 60);
  return `netgraph-${stem === '' ? 'answer' : stem}.${extension}`;
}
