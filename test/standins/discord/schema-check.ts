import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A request or an answer that Discord's own OpenAPI description does not allow. */
export interface Violation {
  readonly where: string;
  readonly problem: string;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, SchemaNode>> };
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: SchemaNode }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, unknown>> } | undefined>
  >;
}

interface SchemaNode {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const specId = 'discord';

/** Keys that discord.js itself adds to every edit; Discord ignores them. */
const addedByDiscordJs = new Set(['tts', 'enforce_nonce']);

let shared: SchemaCheck | null | undefined;

/** The check against `specs/discord-openapi.json`, or undefined where that file is not beside the repository. */
export function loadSchemaCheck(): SchemaCheck | undefined {
  if (shared === undefined) {
    const file = findSpec();
    shared = file === undefined ? null : new SchemaCheck(JSON.parse(readFileSync(file, 'utf8')) as OpenApi);
  }
  return shared ?? undefined;
}

function findSpec(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (folder !== dirname(folder)) {
    const candidate = join(folder, 'shared', 'specs', 'discord-openapi.json');
    if (existsSync(candidate)) return candidate;
    folder = dirname(folder);
  }
  return undefined;
}

export class SchemaCheck {
  readonly #spec: OpenApi;
  readonly #ajv: Ajv2020;
  readonly #templates: readonly { readonly template: string; readonly pattern: RegExp }[];
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(spec: OpenApi) {
    this.#spec = spec;
    this.#ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
    addFormats.default(this.#ajv);
    for (const format of ['snowflake', 'nonce']) this.#ajv.addFormat(format, true);
    this.#ajv.addSchema(spec, specId);
    // Paths without parameters come first: `/users/@me` before `/users/{user_id}`.
    this.#templates = Object.keys(spec.paths)
      .toSorted((a, b) => a.split('{').length - b.split('{').length)
      .map((template) => ({
        template,
        pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
      }));
  }

  request(method: string, path: string, body: unknown, multipart: boolean): Violation[] {
    const found = this.#operation(method, path);
    const where = `${method} ${path} request`;
    if (found === undefined) return [{ where, problem: 'no such operation' }];
    const type = multipart ? 'multipart/form-data' : 'application/json';
    const schema = found.operation.requestBody?.content[type]?.schema;
    if (body === undefined) return [];
    if (schema === undefined) return [{ where, problem: 'takes no body of this type' }];
    const pointer = `${found.pointer}/requestBody/content/${escapePointer(type)}/schema`;
    return [...this.#validate(pointer, body, where), ...this.#unknownKeys(method, schema, body, where)];
  }

  response(method: string, path: string, status: number, body: unknown): Violation[] {
    const found = this.#operation(method, path);
    const where = `${method} ${path} ${status} response`;
    const declared = found?.operation.responses[String(status)];
    if (found === undefined || declared === undefined) {
      return status < 300 ? [{ where, problem: 'not a declared status' }] : [];
    }
    if (declared.content?.['application/json'] === undefined) {
      return body === undefined ? [] : [{ where, problem: 'has no body' }];
    }
    const pointer = `${found.pointer}/responses/${status}/content/application~1json/schema`;
    return this.#validate(pointer, body, where);
  }

  /** Checks a value against a named component, for what the gateway sends. */
  component(name: string, value: unknown, where: string): Violation[] {
    return this.#validate(`/components/schemas/${name}`, value, where);
  }

  #operation(method: string, path: string): { pointer: string; operation: Operation } | undefined {
    const verb = method.toLowerCase();
    for (const { template, pattern } of this.#templates) {
      if (!pattern.test(path)) continue;
      const operation = this.#spec.paths[template]?.[verb];
      if (operation !== undefined) return { pointer: `/paths/${escapePointer(template)}/${verb}`, operation };
    }
    return undefined;
  }

  #validate(pointer: string, value: unknown, where: string): Violation[] {
    const validate = this.#compiled.get(pointer) ?? this.#compile(pointer);
    if (validate(value)) return [];
    return (validate.errors ?? []).slice(0, 5).map((error) => ({
      where,
      problem: `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`.trim(),
    }));
  }

  #compile(pointer: string): ValidateFunction {
    const validate = this.#ajv.compile({ $ref: `${specId}#${encodeURI(pointer)}` });
    this.#compiled.set(pointer, validate);
    return validate;
  }

  /** The description allows unknown keys; a key that Discord would silently ignore is still our mistake. */
  #unknownKeys(method: string, schema: SchemaNode, body: unknown, where: string): Violation[] {
    const name = schema.$ref?.split('/').at(-1);
    const properties = (name === undefined ? schema : this.#spec.components.schemas[name])?.properties;
    if (properties === undefined || typeof body !== 'object' || body === null) return [];
    return Object.keys(body)
      .filter((key) => !(key in properties) && !(method === 'PATCH' && addedByDiscordJs.has(key)))
      .map((key) => ({ where, problem: `unknown key ${key}` }));
  }
}

function escapePointer(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
