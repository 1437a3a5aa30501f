export default definePageConfig({ navigationBarTitleText: '口径' })
