export * from './lists';
export * from './people';
