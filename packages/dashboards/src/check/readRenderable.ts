import type { ZodIssue } from 'zod/v3';
import { renderableSchema, type RenderableDashboard } from './renderable';

/** A dashboard within the subset that the portal draws, or what is outside of it. */
export type ReadDashboard =
  | { dashboard: RenderableDashboard; problems: [] }
  | { dashboard?: undefined; problems: string[] };

/** Reads the JSON of a dashboard; `name` is what problems call it. */
export function readRenderable(name: string, json: unknown): ReadDashboard {
  const parsed = renderableSchema.safeParse(json);
  return parsed.success
    ? { dashboard: parsed.data, problems: [] }
    : {
        problems: parsed.error.issues
          .flatMap(issue => causes(issue))
          .map(issue => `${name}: ${place(json, issue)}: ${sentence(issue)}`),
      };
}

function sentence(issue: ZodIssue): string {
  return issue.code === 'unrecognized_keys'
    ? `the portal draws no ${issue.keys.join(', ')}`
    : issue.message;
}

/** A panel is one of two shapes: what matters is why it is not the one that its type names. */
function causes(issue: ZodIssue): ZodIssue[] {
  if (issue.code !== 'invalid_union') {
    return [issue];
  }
  const [asRow, asPanel] = issue.unionErrors;
  const isRow = !asRow.issues.some(({ path }) => path.at(-1) === 'type');
  return (isRow ? asRow : asPanel).issues;
}

/** The title of the panel that an issue is in, and the path from there. */
function place(json: unknown, { path }: ZodIssue): string {
  const [first, index, ...rest] = path;
  const panels = (json as { panels?: { title?: string }[] }).panels;
  const title =
    first === 'panels' && typeof index === 'number'
      ? panels?.[index]?.title
      : undefined;
  const inside = title ? rest : path;
  return [title && `panel "${title}"`, inside.join('.')]
    .filter(Boolean)
    .join(': ');
}
