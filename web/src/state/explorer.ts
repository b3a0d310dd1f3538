import type { Api, Parameters } from '../api/client';
import type { Elements, HostEvidence, Info, Neighbours, NodeElement, ParameterValue, QueryResult, SearchHit, View } from '../api/contracts';
import { EMPTY_PICTURE, findByKey, isDerived, leavesOf, merge, remove, type Picture } from '../graph/elements';
import { defaultView, viewParameters } from '../features/catalogue/model';
import { belongsToGroup, expansionNotice, type Expansion } from '../features/expand/model';
import { count } from '../ui/format';
import { parseLiteral } from './literal';
import { failed, IDLE, LOADING, ready, settled, type Resource } from './resource';
import { Store } from './store';
import { formatAddress, parseAddress, type Address, type Mode, type NodeReference } from './url';

/** What is being asked: a catalogue view or the analyst's own query. */
export type Question =
  | { readonly source: 'view'; readonly view: View; readonly parameters: Parameters; readonly limit: number }
  | { readonly source: 'query'; readonly query: string; readonly parameters: Parameters; readonly limit: number };

/** What the details panel knows beyond the element itself. */
export interface NodeContext {
  readonly neighbours: Neighbours;
  readonly evidence: HostEvidence | null;
}

export interface ExplorerState {
  readonly info: Info | null;
  readonly views: Resource<View[]>;
  readonly question: Question | null;
  readonly answer: Resource<QueryResult>;
  /** Why the last question failed; a mistyped query leaves the answer before it on the screen. */
  readonly failure: Error | null;
  readonly picture: Picture;
  /** Counts fresh drawings: when it grows the canvas lays out anew instead of growing in place. */
  readonly drawing: number;
  /** The node new elements are placed around. */
  readonly anchor: string | null;
  readonly selection: string | null;
  readonly context: Resource<NodeContext>;
  readonly mode: Mode;
  readonly hiddenGroups: ReadonlySet<string>;
  /** First end of a path search. */
  readonly pathStart: string | null;
  readonly busy: string | null;
  readonly notice: { readonly text: string; readonly tone: 'plain' | 'error' } | null;
}

/** Rows asked for unless a view's own `limit` parameter says otherwise. */
export const DEFAULT_LIMIT = 500;
/** Neighbours fetched by one expansion. */
export const EXPANSION_LIMIT = 60;
const LONGEST_PATH = 6;

const INITIAL: ExplorerState = {
  info: null, views: LOADING, question: null, answer: IDLE, failure: null, picture: EMPTY_PICTURE, drawing: 0, anchor: null,
  selection: null, context: IDLE, mode: 'graph', hiddenGroups: new Set(), pathStart: null, busy: null, notice: null,
};

/** What people do on the page, as methods; the state they lead to, as a store. Knows no DOM but the address bar. */
export class Explorer {
  readonly store = new Store<ExplorerState>(INITIAL);
  private asking: AbortController | null = null;
  private looking: AbortController | null = null;

  constructor(private readonly api: Api, private readonly location: { read(): string; write(hash: string, push: boolean): void }) {}

  private get state(): ExplorerState {
    return this.store.state;
  }

  /** Loads catalogue and store facts, then opens what the address names, or the first picture. */
  async start(): Promise<void> {
    const signal = new AbortController().signal;
    void this.api.info(signal).then((info) => this.store.patch({ info }), () => undefined);
    try {
      this.store.patch({ views: ready(await this.api.views(signal)) });
    } catch (error) {
      this.store.patch({ views: failed(error) });
    }
    await this.follow();
  }

  /** Opens what the address bar names; called at the start and on Back and Forward. */
  async follow(): Promise<void> {
    const address = parseAddress(this.location.read());
    const views = settled(this.state.views) ?? [];
    const view = address.view === null ? null : views.find((candidate) => candidate.name === address.view) ?? null;
    if (address.view !== null && view === null && address.query === null && this.state.views.state === 'ready') {
      this.say(`There is no view named “${address.view}” in this catalogue.`, 'error');
    }
    if (address.query !== null) {
      await this.ask({ source: 'query', query: address.query, parameters: typed(address.parameters), limit: address.limit ?? DEFAULT_LIMIT }, address, false);
    } else if (view !== null) {
      const parameters = viewParameters(view, address.parameters);
      await this.ask({ source: 'view', view, parameters, limit: limitOf(parameters, address.limit) }, address, false);
    } else {
      const first = defaultView(views);
      if (first !== null) await this.openView(first, {}, false);
    }
  }

  openView(view: View, entered: Readonly<Record<string, string>> = {}, push = true): Promise<void> {
    const parameters = viewParameters(view, entered);
    return this.ask({ source: 'view', view, parameters, limit: limitOf(parameters, null) }, null, push);
  }

  runQuery(query: string, parameters: Parameters, limit = DEFAULT_LIMIT): Promise<void> {
    return this.ask({ source: 'query', query, parameters, limit }, null, true);
  }

  again(): Promise<void> {
    const { question } = this.state;
    return question === null ? this.follow() : this.ask(question, null, false);
  }

  setMode(mode: Mode): void {
    this.store.patch({ mode });
    this.writeAddress(false);
  }

  /** Chooses an element by its own id or the id of an edge inside a bundle. */
  select(id: string | null): void {
    const { picture } = this.state;
    const resolved = id === null ? null : picture.bundleOf.get(id) ?? (picture.nodes.has(id) ? id : null);
    if (resolved === this.state.selection) return;
    this.looking?.abort();
    this.store.patch({ selection: resolved, context: IDLE });
    this.writeAddress(false);
    const node = resolved === null ? undefined : picture.nodes.get(resolved);
    if (node !== undefined && !isDerived(node)) void this.lookUp(node);
  }

  /** Fetches neighbours of a node, all or of one group, and grows the picture around it. */
  async expand(id: string, group: Expansion | null = null): Promise<void> {
    const node = this.state.picture.nodes.get(id);
    if (node === undefined) return;
    if (isDerived(node)) {
      this.say(`${node.label} is a value of this answer, not a node of the graph: it has no neighbours to add.`);
      return;
    }
    await this.busyWith(`Expanding ${node.label}`, async (signal) => {
      const answer = await this.api.neighbours(id, group === null ? [] : [group.type], EXPANSION_LIMIT, signal);
      const elements = group === null ? answer.elements : belongsToGroup(answer.elements, id, group);
      const before = this.state.picture;
      const picture = this.grow(elements, id);
      this.say(expansionNotice(node.label, picture.nodes.size - before.nodes.size, picture.bundles.size - before.bundles.size, answer.truncated, group?.neighbours ?? answer.total));
    });
  }

  /** Takes away what hangs on a node alone. */
  fold(id: string): void {
    const leaves = leavesOf(this.state.picture, id);
    if (leaves.size === 0) {
      this.say('Nothing to fold: every neighbour has other connections in the picture.');
      return;
    }
    this.shrink(leaves);
    this.say(`Folded ${count(leaves.size, 'node')}.`);
  }

  hide(id: string): void {
    this.shrink(new Set([id]));
  }

  toggleGroup(group: string): void {
    const hiddenGroups = new Set(this.state.hiddenGroups);
    if (!hiddenGroups.delete(group)) hiddenGroups.add(group);
    this.store.patch({ hiddenGroups });
  }

  /** Puts a search result into the picture, joined to what is there, and chooses it. */
  async add(hit: SearchHit): Promise<void> {
    const present = this.state.picture.nodes.get(hit.id) ?? findByKey(this.state.picture, hit.kind, hit.key);
    if (present === null || present === undefined) {
      const done = await this.busyWith(`Adding ${hit.label}`, async (signal) => {
        this.grow(await this.surroundings(hit, signal), null);
      });
      if (!done) return;
    }
    if (this.state.mode === 'table') this.store.patch({ mode: 'both' });
    this.select(present?.id ?? hit.id);
  }

  startPath(id: string | null): void {
    this.store.patch({ pathStart: id });
  }

  /** Adds the shortest paths from the chosen start to a node. */
  async findPaths(to: string): Promise<void> {
    const { pathStart, picture } = this.state;
    const [from, end] = [picture.nodes.get(pathStart ?? ''), picture.nodes.get(to)];
    if (from === undefined || end === undefined) return;
    await this.busyWith('Looking for paths', async (signal) => {
      const elements = await this.api.paths(from.key, end.key, LONGEST_PATH, signal);
      this.grow(elements, from.id);
      this.store.patch({ pathStart: null });
      this.say(elements.edges.length === 0
        ? `No path of at most ${LONGEST_PATH} steps.`
        : `Paths found through ${count(elements.nodes.length, 'node')}.`);
    });
  }

  say(text: string, tone: 'plain' | 'error' = 'plain'): void {
    this.store.patch({ notice: { text, tone } });
  }

  dismissNotice(): void {
    this.store.patch({ notice: null });
  }

  private async ask(question: Question, address: Address | null, push: boolean): Promise<void> {
    this.asking?.abort();
    this.looking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    const before = { question: this.state.question, answer: this.state.answer };
    this.store.patch({ question, answer: LOADING, failure: null, selection: null, context: IDLE, notice: null, pathStart: null });
    if (address === null) this.writeAddress(push);
    try {
      const result = question.source === 'view'
        ? await this.api.view(question.view.name, question.parameters, question.limit, asking.signal)
        : await this.api.query(question.query, question.parameters, question.limit, asking.signal);
      if (asking.signal.aborted) return;
      this.receive(question, result, address);
    } catch (error) {
      if (asking.signal.aborted) return;
      const keep = question.source === 'query' && before.answer.state === 'ready';
      const failure = failed<QueryResult>(error);
      this.store.patch({ ...(keep ? before : { answer: failure }), failure: failure.error });
    }
  }

  private receive(question: Question, result: QueryResult, address: Address | null): void {
    const picture = merge(EMPTY_PICTURE, result.elements);
    this.store.patch({
      answer: ready(result),
      picture,
      drawing: this.state.drawing + 1,
      anchor: null,
      hiddenGroups: new Set(),
      mode: address?.mode ?? fittingMode(this.state.mode, question, picture),
    });
    this.restoreSelection(address?.selection ?? null);
  }

  private restoreSelection(reference: NodeReference | null): void {
    if (reference === null) return;
    const node = findByKey(this.state.picture, reference.kind, reference.key);
    if (node !== null) this.select(node.id);
  }

  private async lookUp(node: NodeElement): Promise<void> {
    const looking = new AbortController();
    this.looking = looking;
    this.store.patch({ context: LOADING });
    try {
      const [neighbours, evidence] = await Promise.all([
        this.api.neighbours(node.id, [], 1, looking.signal),
        node.kind === 'host' ? this.api.host(node.key, looking.signal) : Promise.resolve(null),
      ]);
      if (!looking.signal.aborted) this.store.patch({ context: ready({ neighbours, evidence }) });
    } catch (error) {
      if (!looking.signal.aborted) this.store.patch({ context: failed(error) });
    }
  }

  /** A search result as elements: the node itself and its edges to what is in the picture. */
  private async surroundings(hit: SearchHit, signal: AbortSignal): Promise<Elements> {
    const { elements } = await this.api.neighbours(hit.id, [], 200, signal);
    const self = elements.nodes.find((node) => node.id === hit.id)
      ?? { id: hit.id, kind: hit.kind, key: hit.key, label: hit.label, properties: {} };
    const known = this.state.picture.nodes;
    const edges = elements.edges.filter((edge) => known.has(edge.source === hit.id ? edge.target : edge.source));
    return { nodes: [self], edges };
  }

  private grow(elements: Elements, anchor: string | null): Picture {
    const picture = merge(this.state.picture, elements);
    const mode = this.state.mode === 'table' ? 'both' : this.state.mode;
    this.store.patch({ picture, anchor, mode });
    return picture;
  }

  private shrink(ids: ReadonlySet<string>): void {
    const { selection } = this.state;
    const picture = remove(this.state.picture, ids);
    this.store.patch({ picture, anchor: null });
    if (selection !== null && !picture.nodes.has(selection) && !picture.bundles.has(selection)) this.select(null);
  }

  /** Runs one request with a busy note; a failure becomes a notice. True when it went well. */
  private async busyWith(text: string, act: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    this.store.patch({ busy: text, notice: null });
    try {
      await act(new AbortController().signal);
      return true;
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error), 'error');
      return false;
    } finally {
      this.store.patch({ busy: null });
    }
  }

  private writeAddress(push: boolean): void {
    const { question, selection, picture, mode } = this.state;
    if (question === null) return;
    const node = selection === null ? undefined : picture.nodes.get(selection);
    const parameters = Object.fromEntries(
      Object.entries(question.parameters)
        .filter(([name, value]) => value !== null && !isDefault(question, name, value))
        .map(([name, value]) => [name, String(value)]),
    );
    this.location.write(formatAddress({
      view: question.source === 'view' ? question.view.name : null,
      query: question.source === 'query' ? question.query : null,
      parameters,
      limit: null,
      selection: node === undefined ? null : { kind: node.kind, key: node.key },
      mode: mode === 'graph' ? null : mode,
    }), push);
  }
}

/** Table questions start as tables, answers without nodes are tables, and “both” stays as long as it can. */
function fittingMode(current: Mode, question: Question, picture: Picture): Mode {
  if (picture.nodes.size === 0) return 'table';
  if (current === 'both') return 'both';
  return question.source === 'view' && question.view.kind === 'table' ? 'table' : 'graph';
}

function limitOf(parameters: Parameters, asked: number | null): number {
  const own = parameters['limit'];
  return asked ?? (typeof own === 'number' && own > 0 ? own : DEFAULT_LIMIT);
}

function isDefault(question: Question, name: string, value: ParameterValue): boolean {
  return question.source === 'view'
    && question.view.parameters.some((parameter) => parameter.name === name && parameter.defaultValue === value);
}

/** Parameters of a free query come from the address as text; numbers and truth values are told by their look. */
function typed(parameters: Readonly<Record<string, string>>): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, parseLiteral(text)]));
}
