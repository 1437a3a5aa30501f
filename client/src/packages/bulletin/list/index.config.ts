export default definePageConfig({ navigationBarTitleText: '简报与新闻', enableShareAppMessage: true })
