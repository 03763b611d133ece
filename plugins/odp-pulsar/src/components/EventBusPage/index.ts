export { EventBusPage } from './EventBusPage';
