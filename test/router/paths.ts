/** What is a key of its own each time, and not a field: the questions of a report. */
const BY_KEY: Readonly<Record<string, RegExp>> = { reports: /^answers\.[^.]+/ }

/** The place of every value in a document: `posts[].ended.why`. */
export function pathsIn(collection: string, document: object): { path: string; value: unknown }[] {
  const found: { path: string; value: unknown }[] = []
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((one) => walk(one, `${path}[]`))
    else if (typeof value === 'object' && value !== null) Object.entries(value).forEach(([key, own]) => walk(own, path === '' ? key : `${path}.${key}`))
    else found.push({ path: path.replace(BY_KEY[collection] ?? /$^/, 'answers.*'), value })
  }
  walk(document, '')
  return found
}

/** `logistics.*` stands for everything below. */
export const covers = (pattern: string, path: string): boolean => pattern === path || (pattern.endsWith('.*') && path.startsWith(pattern.slice(0, -1)))
