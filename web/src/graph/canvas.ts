import cytoscape, { type Core, type ElementDefinition, type EventObject, type NodeSingular } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { NodeElement } from '../api/contracts';
import { elide, type Bundle, type Picture } from './elements';
import { ALWAYS, chooseLabels, labelWidth, type Box, type Candidate } from './labels';
import { DRAFT_ABOVE, fitBox, layoutOptions, nearestInDirection, packParts, ringPositions, seededRandom, separate, stretch, type Direction, type Insets } from './layout';
import type { Palette } from './palette';
import { edgeOpacity, edgeTint, edgeWidth, labelSize, legendKey, nodeSize, nodeTint, shapeOf, stylesheet, type EdgeData, type NodeData } from './style';

cytoscape.use(fcose);

/** Zoom beyond which fitting does not go. */
const LARGEST_FIT = 1.25;
const LABEL_DELAY_MS = 90;
/** Room at the sides of a fitted picture, for the names of the outermost nodes. */
const MARGIN = 44;

export interface CanvasEvents {
  /** A node or edge was chosen by pointer or keyboard; null when the choice was dropped. */
  chosen(id: string | null): void;
  /** A node asks to be expanded. */
  expand(id: string): void;
}

/**
 * The drawing. Holds the only cytoscape instance; everything else speaks in element ids and pictures.
 * `chosen` is told only about the user's own acts, never about {@link choose}.
 */
export class GraphCanvas {
  private readonly cy: Core;
  private picture: Picture | null = null;
  private hiddenGroups: ReadonlySet<string> = new Set();
  private labels = true;
  private chosenId: string | null = null;
  /** Whether the viewport is as {@link fit} left it: then it may follow the pane's size. */
  private fitted = false;
  private naming: ReturnType<typeof setTimeout> | undefined;

  /** @param covers Boxes that lie over the drawing (toolbar, legend), by their middles in pixels of the container. */
  constructor(container: HTMLElement, palette: Palette, private readonly events: CanvasEvents, private readonly covers: () => readonly Box[] = () => []) {
    this.cy = cytoscape({
      container,
      style: toStyle(palette),
      minZoom: 0.05,
      maxZoom: 4,
      boxSelectionEnabled: false,
      selectionType: 'single',
      autounselectify: true,
      textureOnViewport: false,
      hideEdgesOnViewport: false,
    });
    this.listen();
  }

  /** Draws a picture anew, laid out from scratch. Returns when it is on the screen. */
  show(picture: Picture): Promise<void> {
    this.picture = picture;
    this.chosenId = null;
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add(definitions(picture, picture.nodes.values(), picture.bundles.values()));
    });
    this.refreshClasses();
    return this.layout();
  }

  /** Brings the drawing to a grown or shrunk picture without moving what stays; new nodes appear around `anchor`. */
  update(picture: Picture, anchor: string | null): void {
    this.picture = picture;
    const fresh = [...picture.nodes.values()].filter((node) => this.cy.getElementById(node.id).empty());
    const places = this.placesFor(fresh.length, anchor);
    this.cy.batch(() => {
      this.cy.edges().filter((edge) => !picture.bundles.has(edge.id())).remove();
      this.cy.nodes().filter((node) => !picture.nodes.has(node.id())).remove();
      this.cy.add(fresh.map((node, index): ElementDefinition => ({
        ...nodeDefinition(picture, node),
        position: places[index] ?? { x: 0, y: 0 },
      })));
      for (const node of picture.nodes.values()) this.cy.getElementById(node.id).data(nodeData(picture, node));
      for (const bundle of picture.bundles.values()) {
        const edge = this.cy.getElementById(bundle.id);
        if (edge.empty()) this.cy.add(edgeDefinition(bundle, picture.bundles.size));
        else edge.data({ ...edgeData(bundle, picture.bundles.size) });
      }
    });
    this.refreshClasses();
    if (fresh.length > 0 && anchor !== null) this.reveal(anchor);
  }

  /** Marks an element and its surroundings; an id that is not drawn clears the mark. */
  choose(id: string | null): void {
    this.chosenId = id !== null && this.cy.getElementById(id).nonempty() ? id : null;
    this.refreshClasses();
  }

  /** Brings a node and its neighbours into view, without zooming in beyond reading size. */
  focus(id: string): void {
    const element = this.cy.getElementById(id);
    if (element.empty()) return;
    const zoom = Math.min(1.1, Math.max(this.cy.zoom(), 0.7));
    this.fitted = false;
    this.cy.zoom(zoom);
    this.cy.center(element);
  }

  /** Pans a node out of the part of the pane that a sheet covers: the lower `share` of its height. */
  keepAbove(id: string, share: number): void {
    const at = this.renderedPosition(id);
    const free = this.cy.height() * (1 - share);
    if (at !== null && at.y > free - 40) {
      this.fitted = false;
      this.cy.panBy({ x: this.cy.width() / 2 - at.x, y: free / 2 - at.y });
    }
  }

  layout(): Promise<void> {
    return new Promise((resolve) => {
      if (this.cy.nodes().empty()) {
        resolve();
        return;
      }
      this.cy.one('layoutstop', () => {
        this.fillPane();
        this.separateNodes();
        this.packApart();
        this.fit();
        this.nameNodes();
        requestAnimationFrame(() => resolve());
      });
      withSeed(() => this.cy.layout(layoutOptions(this.cy.nodes().length)).run());
    });
  }

  /** Fits the visible nodes into the pane, beside what lies over it and with room for the names at the edge. */
  fit(): void {
    const box = this.nodeBox();
    const pane = { width: this.cy.width(), height: this.cy.height() };
    if (box === null || pane.width === 0) return;
    const middles = this.cy.nodes(':visible').map((node) => node.position());
    const covers = this.covers();
    const fits = this.insetChoices(covers)
      .map((insets) => fitBox({ x: box.x1, y: box.y1, width: box.w, height: box.h }, pane, insets, LARGEST_FIT))
      .map((view) => ({ ...view, covered: middles.filter(({ x, y }) => covers.some((cover) => isUnder(cover, x * view.zoom + view.pan.x, y * view.zoom + view.pan.y))).length }));
    // The fewest nodes under the legend; of those, the largest picture.
    const [best] = fits.sort((a, b) => a.covered - b.covered || b.zoom - a.zoom);
    if (best === undefined) return;
    this.cy.viewport({ zoom: Math.max(this.cy.minZoom(), best.zoom), pan: best.pan });
    this.fitted = true;
  }

  /** Margins all around, or more of it at the side of what covers the pane. */
  private insetChoices(covers: readonly Box[]): Insets[] {
    const even = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN };
    const [width, height] = [this.cy.width(), this.cy.height()];
    const right = Math.max(MARGIN, ...covers.filter((cover) => cover.x > width / 2).map((cover) => width - cover.x + cover.width / 2 + 16));
    const left = Math.max(MARGIN, ...covers.filter((cover) => cover.x <= width / 2).map((cover) => cover.x + cover.width / 2 + MARGIN / 2));
    const bottom = Math.max(MARGIN, ...covers.filter((cover) => cover.x <= width / 2).map((cover) => height - cover.y + cover.height / 2 + MARGIN / 2));
    return [even, { ...even, right }, { ...even, right, left }, { ...even, right, bottom }];
  }

  zoomBy(factor: number): void {
    const level = this.cy.zoom() * factor;
    this.fitted = false;
    this.cy.zoom({ level, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  showLabels(on: boolean): void {
    this.labels = on;
    this.refreshClasses();
  }

  /** Hides the nodes of some legend groups, and with them their edges. */
  hideGroups(groups: ReadonlySet<string>): void {
    this.hiddenGroups = groups;
    this.refreshClasses();
  }

  setPalette(palette: Palette): void {
    this.cy.style(toStyle(palette));
  }

  /** Tells the drawing its pane's new size; a picture that nobody moved is fitted into it again. */
  resize(): void {
    const before = `${this.cy.width()} ${this.cy.height()}`;
    this.cy.resize();
    if (this.fitted && before !== `${this.cy.width()} ${this.cy.height()}`) this.fit();
  }

  /** The whole picture as PNG, at most 4,000 pixels wide or high. */
  png(background: string): Promise<Blob> {
    return this.cy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: 4000, maxHeight: 4000, bg: background });
  }

  /** Moves the choice to the nearest visible node; from nothing chosen, to the most central one. */
  step(direction: Direction): void {
    const nodes = this.cy.nodes(':visible').toArray() as NodeSingular[];
    const current = this.chosenId === null ? null : this.cy.getElementById(this.chosenId);
    if (current === null || current.empty() || !current.isNode()) {
      const hub = nodes.reduce<NodeSingular | null>((best, node) => (best === null || node.degree(false) > best.degree(false) ? node : best), null);
      if (hub !== null) this.events.chosen(hub.id());
      return;
    }
    const others = nodes.filter((node) => node.id() !== current.id());
    const next = others[nearestInDirection(current.position(), others.map((node) => node.position()), direction)];
    if (next === undefined) return;
    this.events.chosen(next.id());
    this.reveal(next.id());
  }

  /** Rendered position of a node within the container, for tests and pop-ups. */
  renderedPosition(id: string): { x: number; y: number } | null {
    const node = this.cy.getElementById(id);
    return node.empty() ? null : node.renderedPosition();
  }

  private listen(): void {
    // A tap comes before the double tap it completes, and the library tells a double tap by time alone.
    let last: string | null = null;
    let twice = false;
    this.cy.on('tap', (event: EventObject) => {
      const tapped = event.target === this.cy ? null : (event.target.id() as string);
      twice = tapped === last;
      last = tapped;
      this.events.chosen(tapped);
    });
    this.cy.on('dbltap', 'node', (event: EventObject) => {
      if (twice) this.events.expand(event.target.id() as string);
    });
    this.cy.on('dragpan scrollzoom pinchzoom', () => { this.fitted = false; });
    this.cy.on('viewport resize', () => this.nameNodesSoon());
    this.cy.on('free', 'node', () => this.nameNodesSoon());
    this.cy.on('mouseover', 'node, edge', () => this.setCursor('pointer'));
    this.cy.on('mouseout', 'node, edge', () => this.setCursor(''));
  }

  private nameNodesSoon(): void {
    clearTimeout(this.naming);
    this.naming = setTimeout(() => this.nameNodes(), LABEL_DELAY_MS);
  }

  /** Writes the names there is room for at this zoom, neighbours of the chosen node first. */
  private nameNodes(): void {
    const zoom = this.cy.zoom();
    const extent = this.cy.extent();
    const focused = this.chosenId !== null;
    const candidates: Candidate[] = [];
    const pan = this.cy.pan();
    const covers = this.covers().map((cover): Box => ({ ...cover, x: cover.x - pan.x, y: cover.y - pan.y }));
    const obstacles: Box[] = [...covers];
    if (this.labels) {
      this.cy.nodes(':visible').forEach((node) => {
        const at = node.position();
        const near = node.hasClass('near');
        const diameter = Number(node.data('size')) * zoom;
        // Dimmed nodes may lie under a name.
        if (!focused || near) obstacles.push({ x: at.x * zoom, y: at.y * zoom, width: diameter * 0.8, height: diameter * 0.8 });
        if ((focused && !near) || at.x < extent.x1 || at.x > extent.x2 || at.y < extent.y1 || at.y > extent.y2) return;
        const neighbours = this.picture?.neighbours.get(node.id())?.size ?? 0;
        const size = labelSize(neighbours);
        const width = labelWidth(String(node.data('label')), size);
        const left = at.x * zoom + pan.x - width / 2;
        // Half a name says less than none.
        if (!node.hasClass('chosen') && (left < 2 || left + width > this.cy.width() - 2)) return;
        candidates.push({
          id: node.id(), x: at.x * zoom, y: at.y * zoom + diameter / 2 + 3 + size / 2, height: size + 2,
          width,
          priority: neighbours + (node.hasClass('chosen') ? 2 * ALWAYS : !focused && neighbours >= 20 ? ALWAYS : 0),
        });
      });
    }
    const named = chooseLabels(candidates, obstacles);
    this.cy.batch(() => {
      this.cy.nodes().forEach((node) => {
        const size = labelSize(this.picture?.neighbours.get(node.id())?.size ?? 0);
        if (named.has(node.id()) || node.hasClass('chosen')) node.data({ font: size / zoom, halo: 2.5 / zoom });
        node.toggleClass('named', named.has(node.id()));
      });
    });
  }

  /** Stretches the fresh layout towards the proportions of the pane. */
  private fillPane(): void {
    const box = this.nodeBox();
    if (box === null) return;
    const by = stretch(box.w, box.h, this.cy.width() / Math.max(1, this.cy.height()));
    if (by.x === 1 && by.y === 1) return;
    this.cy.nodes().positions((node) => ({ x: node.position().x * by.x, y: node.position().y * by.y }));
  }

  /** Gives every node room, hubs as much as their names need. */
  private separateNodes(): void {
    const nodes = this.cy.nodes().toArray() as NodeSingular[];
    if (nodes.length > DRAFT_ABOVE) return;
    const places = separate(nodes.map((node) => ({ ...node.position(), radius: Number(node.data('size')) / 2 + (node.data('rank') === 'hub' ? 22 : 5) })));
    this.cy.batch(() => {
      for (const [index, node] of nodes.entries()) node.position(places[index] ?? node.position());
    });
  }

  /** Moves parts that no line joins next to each other: the layout leaves them anywhere. */
  private packApart(): void {
    const parts = this.cy.elements().components().map((part) => part.nodes());
    if (parts.length < 2) return;
    const boxes = parts.map((nodes) => {
      const at = nodes.map((node) => node.position());
      const [x, y] = [Math.min(...at.map((point) => point.x)), Math.min(...at.map((point) => point.y))];
      return { x, y, width: Math.max(...at.map((point) => point.x)) - x, height: Math.max(...at.map((point) => point.y)) - y };
    });
    const places = packParts(boxes, this.cy.width() / Math.max(1, this.cy.height()));
    parts.forEach((nodes, index) => {
      const [box, place] = [boxes[index], places[index]];
      if (box === undefined || place === undefined) return;
      nodes.positions((node) => ({ x: node.position().x - box.x + place.x, y: node.position().y - box.y + place.y }));
    });
  }

  /** Where the visible nodes are. From their middles only: cytoscape's own box asks for every edge's curve, which takes half a second. */
  private nodeBox(): { x1: number; y1: number; x2: number; y2: number; w: number; h: number } | null {
    let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
    this.cy.nodes().forEach((node) => {
      if (node.hasClass('hidden')) return;
      const { x, y } = node.position();
      [x1, y1, x2, y2] = [Math.min(x1, x), Math.min(y1, y), Math.max(x2, x), Math.max(y2, y)];
    });
    return x1 > x2 ? null : { x1, y1, x2, y2, w: x2 - x1, h: y2 - y1 };
  }

  private setCursor(cursor: string): void {
    const container = this.cy.container();
    if (container !== null) container.style.cursor = cursor;
  }

  /** Pans only when the node is outside the visible part. */
  private reveal(id: string): void {
    const at = this.renderedPosition(id);
    const margin = 60;
    if (at === null) return;
    const inside = at.x > margin && at.y > margin && at.x < this.cy.width() - margin && at.y < this.cy.height() - margin;
    if (inside) return;
    this.fitted = false;
    this.cy.center(this.cy.getElementById(id));
  }

  private placesFor(count: number, anchor: string | null): { x: number; y: number }[] {
    const box = this.nodeBox();
    const middle = box === null ? { x: 0, y: 0 } : { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
    const node = anchor === null ? null : this.cy.getElementById(anchor);
    if (node === null || node.empty()) {
      // No anchor (a search result): to the right of everything drawn.
      const x = box === null ? 0 : box.x2 + 90;
      return Array.from({ length: count }, (_, index) => ({ x, y: middle.y + index * 60 }));
    }
    return ringPositions((node as unknown as NodeSingular).position(), middle, count);
  }

  private refreshClasses(): void {
    const { picture } = this;
    if (picture === null) return;
    this.cy.batch(() => {
      this.cy.elements().removeClass('far near chosen hidden');
      for (const node of picture.nodes.values()) {
        if (this.hiddenGroups.has(legendKey(node))) this.cy.getElementById(node.id).addClass('hidden');
      }
      const chosen = this.cy.getElementById(this.chosenId ?? '');
      if (chosen.empty()) return;
      const near = chosen.closedNeighborhood().union(chosen.connectedNodes());
      this.cy.elements().not(near).addClass('far');
      near.addClass('near');
      chosen.addClass('chosen');
    });
    this.nameNodesSoon();
  }
}

function isUnder(cover: Box, x: number, y: number): boolean {
  return Math.abs(x - cover.x) < cover.width / 2 + 8 && Math.abs(y - cover.y) < cover.height / 2 + 8;
}

function nodeData(picture: Picture, node: NodeElement): NodeData {
  const neighbours = picture.neighbours.get(node.id)?.size ?? 0;
  const small = node.kind === 'alert' || node.kind === 'port' ? 0.8 : 1;
  return {
    id: node.id,
    label: elide(node.label),
    shape: shapeOf(node.kind),
    tint: nodeTint(node.kind, node.properties),
    size: Math.round(nodeSize(neighbours) * small),
    font: labelSize(neighbours),
    halo: 2.5,
    rank: neighbours >= 6 ? 'hub' : 'leaf',
  };
}

function edgeData(bundle: Bundle, edges: number): EdgeData {
  const many = bundle.members.length > 1 ? ` ×${bundle.members.length}` : '';
  return {
    id: bundle.id,
    source: bundle.source,
    target: bundle.target,
    label: `${elide(bundle.label)}${many}`,
    tint: edgeTint(bundle.kind),
    width: edgeWidth(bundle.weight),
    opacity: edgeOpacity(edges),
  };
}

function nodeDefinition(picture: Picture, node: NodeElement): ElementDefinition {
  return { group: 'nodes', data: { ...nodeData(picture, node) } };
}

function edgeDefinition(bundle: Bundle, edges: number): ElementDefinition {
  return { group: 'edges', data: { ...edgeData(bundle, edges) } };
}

function definitions(picture: Picture, nodes: Iterable<NodeElement>, bundles: Iterable<Bundle>): ElementDefinition[] {
  return [...[...nodes].map((node) => nodeDefinition(picture, node)), ...[...bundles].map((bundle) => edgeDefinition(bundle, picture.bundles.size))];
}

function toStyle(palette: Palette): cytoscape.StylesheetJson {
  return stylesheet(palette) as unknown as cytoscape.StylesheetJson;
}

/** fcose draws its random numbers from Math.random; with a seed the same answer gives the same picture. */
function withSeed(run: () => void): void {
  const random = Math.random;
  Math.random = seededRandom(2004);
  try {
    run();
  } finally {
    Math.random = random;
  }
}
