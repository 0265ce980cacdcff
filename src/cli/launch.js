#!/usr/bin/env node
/**
 * What the npm scripts start. Plain JavaScript in the syntax of old engines: a Node that cannot run the program is told so in a
 * line, where it would fail on the first TypeScript file with a stack.
 */
const oldestMajor = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major >= oldestMajor) {
  // Before the first TypeScript file is read: when all are kept without their types, the compiler (17 MB) is never loaded.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  await import('./familiar.ts');
} else {
  console.error(
    `Familiar runs on Node ${oldestMajor} or newer, and this is ${process.version}. Node 24 comes with \`npm ci\` as a development dependency: run that without --omit=dev and with NODE_ENV unset, then start through npm (\`npm start\`).`,
  );
  process.exitCode = 1;
}
