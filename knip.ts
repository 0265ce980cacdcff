import type { KnipConfig } from 'knip';

/** What nothing in the repository imports by name, but something outside starts or loads. */
const config: KnipConfig = {
  entry: [
    // The page's scripts are loaded by its HTML.
    'src/web/public/*.js',
    // MikroORM loads migrations from their folder.
    'migrations/*/*.ts',
    'test/**/*.test.ts',
    // Stand-ins and the yardstick bot run as processes of their own.
    'test/standins/*/main.ts',
    'test/bench/*.ts',
  ],
  project: ['src/**/*.{ts,js}', 'migrations/**/*.ts', 'test/**/*.ts'],
  // A type may be exported for whoever calls the function that takes it.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
