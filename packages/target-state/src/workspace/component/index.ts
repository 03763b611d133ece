export { checkComponentSpec } from './checkComponentSpec';
export { COMPONENT_LABEL, componentSelector } from './componentNames';
export {
  componentSpecSchema,
  imageDigestSchema,
  type ComponentSpec,
} from './componentSpec';
export { imageRepository } from './imageRepository';
export { needOfComponent, type ComponentNeed } from './needOfComponent';
export { renderComponent } from './renderComponent';
export {
  renderSubscription,
  type SubscriptionSpec,
} from './renderSubscription';
