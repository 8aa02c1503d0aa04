/** The parts of JSON Schema that our output shapes are made of. */
interface Shape {
  type?: string | string[];
  const?: unknown;
  $ref?: string;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: Shape | boolean;
  patternProperties?: Record<string, Shape>;
  items?: Shape;
  description?: string;
  $defs?: Record<string, Shape>;
}

const WORDS: Record<string, string> = { integer: 'number' };

function objectText({ properties = {}, required = [], additionalProperties, patternProperties }: Shape, indent: string): string {
  const [pattern] = Object.values(patternProperties ?? {});
  const values = pattern ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  if (values && Object.keys(properties).length === 0) return `{ [key: string]: ${typeText(values, indent)} }`;
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([key, shape]) => {
    const comment = shape.description === undefined ? '' : `  // ${shape.description}`;
    return `${inner}${key}${required.includes(key) ? '' : '?'}: ${typeText(shape, inner)};${comment}`;
  });
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

/** A schema as the TypeScript type that it describes, descriptions as comments; for people who read the documentation. */
function typeText(shape: Shape, indent = ''): string {
  if (shape.$ref !== undefined) return shape.$ref.replace('#/$defs/', '').replace(/^./, (letter) => letter.toUpperCase());
  if (shape.const !== undefined) return `'${shape.const}'`.replace(/^'(true|false)'$/, '$1');
  if (shape.anyOf) return [...new Set(shape.anyOf.map((one) => typeText(one, indent)))].join(' | ');
  if (Array.isArray(shape.type)) return shape.type.join(' | ');
  if (shape.type === 'array') {
    const item = typeText(shape.items ?? {}, indent);
    return /^[\w.]+$|^\{[\s\S]*\}$/.test(item) ? `${item}[]` : `(${item})[]`;
  }
  if (shape.type === 'object') return objectText(shape, indent);
  return shape.type === undefined ? 'unknown' : (WORDS[shape.type] ?? shape.type);
}

/** The type of an output, and of the shapes that it refers to by name. */
export function outputText(name: string, schema: object): string {
  const { $defs = {} } = schema as Shape;
  const named = Object.entries($defs).map(
    ([key, shape]) => `type ${key.replace(/^./, (letter) => letter.toUpperCase())} = ${typeText(shape)};`,
  );
  return [`type ${name} = ${typeText(schema as Shape)};`, ...named].join('\n');
}
