import { parser } from '@grafana/lezer-logql';
import { logQueries, type LogQuery } from '../configuration/logQueries';

/** What is wrong with the queries of logs, a sentence each. */
export function checkLogQueries(queries: LogQuery[] = logQueries): string[] {
  return queries.flatMap(({ id, lines, counts }) =>
    [lines, counts ?? []].flat().flatMap(query => {
      const position = syntaxError(query);
      return position === undefined
        ? []
        : [
            `the log query ${id} is no LogQL from character ${
              position + 1
            } on: ${query.slice(position, position + 20)}`,
          ];
    }),
  );
}

function syntaxError(query: string): number | undefined {
  let found: number | undefined;
  // Each variable keeps its length, so that places stay right.
  const filled = query.replace(/\[\$__(auto|range)\]/g, (_, name) =>
    name === 'auto' ? '[000001m]' : '[0000001m]',
  );
  parser.parse(filled).iterate({
    enter: ({ type, from }) => {
      if (type.isError) {
        found ??= from;
      }
    },
  });
  return found;
}
