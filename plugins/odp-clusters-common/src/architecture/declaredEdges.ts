import type { ArchitectureEdge } from '../contract';
import type { ArchitectureTarget, TargetComponent } from './ArchitectureInput';

/** Name of a port that only metrics are read from. */
const METRICS_PORT = 'metrics';

/** Name of the port that producers and consumers of the event bus connect to. */
const EVENTS_PORT = 'pulsar';

/** The component that scrapes. */
const SCRAPER = 'prometheus';

/** Where most of what is outside is reached. */
const OUTSIDE_PORT = { port: 443, protocol: 'TCP' };

type Statements = ArchitectureEdge['declared'];

/** What the target state says of every pair of components that it connects, by who calls, then by who is called. */
export function declaredEdges(
  target: ArchitectureTarget,
): Map<string, Map<string, Statements>> {
  const edges = new Map<string, Map<string, Statements>>();
  const declare = (from: string, to: string, statement: Statements[number]) => {
    if (from !== to) {
      const ofFrom = edges.get(from) ?? new Map<string, Statements>();
      edges.set(from, ofFrom);
      ofFrom.set(to, [...(ofFrom.get(to) ?? []), statement]);
    }
  };
  for (const component of target.components) {
    for (const name of component.dependsOn ?? []) {
      const assumed = component.assumed?.dependsOn;
      const words = `${component.title} declares that it depends on ${titleOf(
        target,
        name,
      )}`;
      declare(component.name, name, {
        by: 'dependency',
        words: assumed
          ? `${words}; assumed: ${assumed.replace(/\.$/, '')}`
          : words,
        source: component.source,
      });
    }
    for (const by of ['producer', 'consumer'] as const) {
      const events = target.eventBus.events
        .filter(event => event[`${by}s`].includes(component.name))
        .map(({ name }) => name);
      if (events.length) {
        declare(component.name, target.eventBus.component, {
          by,
          words: `${component.title} is a ${by} of ${events.join(', ')}`,
          source: target.eventBus.eventsSource,
        });
      }
    }
  }
  return edges;
}

/** What the target state says of a path that is no edge of its own, because nearly everything has it: scraping. */
export function scrapeStatements(
  target: ArchitectureTarget,
  from: TargetComponent,
  to: TargetComponent,
): Statements {
  return from.name === SCRAPER && to.scrape
    ? [
        {
          by: 'scrape',
          words: `${from.title} scrapes ${to.title} every ${target.scrape.intervalSeconds} s`,
          source: target.scrape.source,
        },
      ]
    : [];
}

/** The port of `to` that an edge is judged by: that of metrics only where there is no other; absent when the target state names none. */
export function portOf(
  to: TargetComponent,
  declared: Statements,
): ArchitectureEdge['port'] {
  const ports = to.ports ?? [];
  const isBy = (...ways: string[]) =>
    declared.some(({ by }) => ways.includes(by));
  const port =
    (isBy('producer', 'consumer') &&
      ports.find(({ name }) => name === EVENTS_PORT)) ||
    (isBy('scrape') && ports.find(({ metricsPath }) => metricsPath)) ||
    (ports.find(({ name }) => name !== METRICS_PORT) ?? ports[0]);
  if (port) {
    return { name: port.name, port: port.port, protocol: 'TCP' };
  }
  return to.kind === 'external' ? OUTSIDE_PORT : undefined;
}

function titleOf(target: ArchitectureTarget, name: string): string {
  return target.components.find(component => component.name === name)!.title;
}
