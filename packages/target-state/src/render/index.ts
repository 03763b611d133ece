export * from './KubernetesObject';
export * from './renderManifests';
