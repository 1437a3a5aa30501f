/** A browser opens every address by itself. */
export const opensArticles = (): boolean => true

export const openArticle = (url: string): void => void window.open(url, '_blank', 'noopener,noreferrer')
export const copyLink = openArticle
export const followsLinks: boolean = true
