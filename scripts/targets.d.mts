/** Builds a target unless it was built from the very same files before; answers whether anything was built. */
export function bring(name: 'functions' | 'local' | 'weapp' | 'h5', say: (line: string) => void): Promise<boolean>
export const root: string
