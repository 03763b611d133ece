import type { TargetStateProblem } from '../TargetStateError';
import { readYaml, schemaProblems } from '../yamlFile';
import { metricCatalogueSchema, type MetricCatalogue } from './metricCatalogue';

/** A metric catalogue, or everything that is wrong with the file. */
type ParsedMetricCatalogue =
  | { catalogue: MetricCatalogue; problems: [] }
  | { catalogue?: undefined; problems: TargetStateProblem[] };

/** Reads the text of a metric catalogue; `file` is its name in problems. */
export function parseMetricCatalogue(
  text: string,
  file: string,
): ParsedMetricCatalogue {
  const yaml = readYaml(text, file);
  if (!yaml.problemAt) {
    return { problems: yaml.problems };
  }
  const parsed = metricCatalogueSchema.safeParse(yaml.value);
  return parsed.success
    ? { catalogue: parsed.data, problems: [] }
    : { problems: schemaProblems(parsed.error, yaml.problemAt) };
}
