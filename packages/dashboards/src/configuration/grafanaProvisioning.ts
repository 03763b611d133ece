/** Where Grafana finds the dashboards, when their folder is mounted there. */
const DASHBOARDS = '/etc/grafana/dashboards/odp';

/** Files by which Grafana gets data sources and dashboards, by their path under `provisioning`. */
export function grafanaProvisioning(scrapeIntervalSeconds: number) {
  return {
    'datasources/odp.yml': {
      apiVersion: 1,
      datasources: [
        {
          name: 'Prometheus',
          uid: 'odp-prometheus',
          type: 'prometheus',
          access: 'proxy',
          url: 'http://prometheus.observability.svc:9090',
          isDefault: true,
          editable: false,
          jsonData: {
            httpMethod: 'POST',
            // Grafana computes $__rate_interval from it.
            timeInterval: `${scrapeIntervalSeconds}s`,
          },
        },
        {
          name: 'Loki',
          uid: 'odp-loki',
          type: 'loki',
          access: 'proxy',
          url: 'http://loki.observability.svc:3100',
          editable: false,
        },
      ],
    },
    'dashboards/odp.yml': {
      apiVersion: 1,
      providers: [
        {
          name: 'odp',
          folder: 'ODP',
          folderUid: 'odp',
          type: 'file',
          // They change in the repository, where a check reads them.
          allowUiUpdates: false,
          disableDeletion: true,
          updateIntervalSeconds: 60,
          options: { path: DASHBOARDS },
        },
      ],
    },
  };
}
