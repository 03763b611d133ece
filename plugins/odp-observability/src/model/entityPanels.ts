import type { Entity } from '@backstage/catalog-model';
import type {
  DashboardSummary,
  VariableValues,
} from '@internal/plugin-odp-observability-common';

const PANELS = 'odp.io/panels';
const SELECTOR = 'grafana/dashboard-selector';
const OVERVIEW = 'grafana/overview-dashboard';
const COMPONENT = 'odp.io/component';
const WORKSPACE = 'odp.io/workspace';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTERS = 'odp.io/clusters';
const AWAITS_IMAGE = 'odp.io/awaits-image';

/** The dashboards whose tiles say how an entity does, by what it is. */
const TILES_OF = { component: 'component', workspace: 'workspace' };

/** Panels of one dashboard on the page of an entity. */
interface EntityPanels {
  dashboard: string;
  /** Ids in the order of the annotation. */
  panels: number[];
}

/** What the page of an entity shows of dashboards. */
export interface EntityBoards {
  /** Whose golden tiles are shown; absent: nothing runs in the clusters. */
  tilesOf?: string;
  panels: EntityPanels[];
  /** Parts of an annotation that name no panel. */
  wrong: string[];
  /** What the tiles and panels are narrowed to. */
  variables: VariableValues;
  /** It runs nowhere until somebody deploys it. */
  awaitsImage: boolean;
  /** Address of a dashboard elsewhere; a link, and nothing more. */
  overview?: string;
  /** Dashboards are chosen by their tags: a tag, or an expression. */
  selector?: string;
}

/** Reads what an entity says of dashboards, in its annotations or by being a workspace or a component of ODP. */
export function boardsOf({ metadata }: Entity): EntityBoards {
  const { annotations = {} } = metadata;
  const { panels, wrong } = readPanels(annotations[PANELS] ?? '');
  const namespace = annotations[NAMESPACE];
  const workspace = annotations[WORKSPACE];
  const component = annotations[COMPONENT];
  // A dashboard shows one cluster, and another one knows nothing of it.
  const cluster = annotations[CLUSTERS]?.split(',')[0].trim();
  // A component of a workspace is in it, and how it does itself is what is asked.
  const tilesOf =
    (component && TILES_OF.component) || (workspace && TILES_OF.workspace);
  const overview = annotations[OVERVIEW];
  return {
    panels,
    wrong,
    awaitsImage: annotations[AWAITS_IMAGE] === 'true',
    variables: {
      ...(cluster && { cluster: [cluster] }),
      ...(namespace && { namespace: [namespace] }),
      ...(component && { component: [component] }),
      ...(workspace && !component && { workspace: [workspace] }),
    },
    ...(annotations[SELECTOR] && { selector: annotations[SELECTOR] }),
    ...(tilesOf && namespace && { tilesOf }),
    ...(overview && isWebAddress(overview) && { overview }),
  };
}

/** Whether the page of an entity has anything to show of dashboards. */
export function hasBoards(entity: Entity): boolean {
  const { tilesOf, panels, wrong, overview, selector } = boardsOf(entity);
  return (
    tilesOf !== undefined ||
    panels.length > 0 ||
    wrong.length > 0 ||
    overview !== undefined ||
    selector !== undefined
  );
}

/** `<uid>/<id>` with commas between them. */
function readPanels(text: string): Pick<EntityBoards, 'panels' | 'wrong'> {
  const panels: EntityPanels[] = [];
  const wrong: string[] = [];
  for (const part of text.split(',').map(one => one.trim())) {
    const match = /^([A-Za-z0-9_-]{1,40})\/(\d{1,9})$/.exec(part);
    if (match) {
      const [, dashboard, id] = match;
      const own = panels.find(one => one.dashboard === dashboard);
      if (own) {
        own.panels.push(Number(id));
      } else {
        panels.push({ dashboard, panels: [Number(id)] });
      }
    } else if (part !== '') {
      wrong.push(part);
    }
  }
  return { panels, wrong };
}

/** A link of an annotation may be anything; only an address of the web is one that may be followed. */
function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** Why a selector chooses a dashboard: the server's word, else a tag that it names. Undefined: it does not. */
export function matchOf(
  { matches, tags }: DashboardSummary,
  selector: string,
): string | undefined {
  const wanted = /^\s*tags\s*@>\s*["']([^"']+)["']\s*$/.exec(selector);
  const tag = wanted?.[1] ?? selector.trim();
  return matches ?? (tags.includes(tag) ? `has the tag ${tag}` : undefined);
}
