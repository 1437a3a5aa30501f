/** The text that `src/ui/weui.css` must have. */
export function compileWeui(): Promise<string>
