import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fillTemplate } from '../lib/fillTemplate.mjs';

const require = createRequire(import.meta.url);

/**
 * The configuration of the testbed's Prometheus as text: what stands beside this file, and a
 * job for processes that stand for pods.
 *
 * @param {Record<string, string>} values of the names in the template
 * @param {{ root: string, pods: string }} folders
 *   root: of the repo; pods: holds a file of targets for each process, with the labels that
 *   Kubernetes' discovery would give its pod
 */
export function configuration(values, { root, pods }) {
  // Not before the packages are installed.
  const { parse, stringify } = require('yaml');
  const config = parse(
    fillTemplate(path.join(import.meta.dirname, 'prometheus.yml'), values),
  );
  const ofPlatform = parse(
    readFileSync(
      path.join(root, 'target-state/prometheus/prometheus.yml'),
      'utf8',
    ),
  );
  return stringify({
    ...config,
    scrape_configs: [
      ...config.scrape_configs,
      {
        ...withoutDiscovery(ofPlatform, 'kubernetes-pods'),
        file_sd_configs: [{ files: [path.join(pods, '*.json')] }],
      },
    ],
  });
}

/** A job of the platform: how it reads annotations and labels of pods, and not where it finds them. */
function withoutDiscovery({ scrape_configs: jobs }, name) {
  const { kubernetes_sd_configs: _, ...job } = jobs.find(
    each => each.job_name === name,
  );
  return job;
}
