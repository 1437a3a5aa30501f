export default definePageConfig({ navigationBarTitleText: '写新闻政策' })
