/** The text that `src/ui/look/weui.css` must have. */
export function compileWeui(): Promise<string>
