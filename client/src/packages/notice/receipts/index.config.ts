export default definePageConfig({ navigationBarTitleText: '回执与催阅' })
