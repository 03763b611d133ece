export * from './KubernetesObject';
export * from './renderManifests';
export * from './renderNode';
