internal import Signals

/// How rows name a viewer: by the platform's id, or by `@login` where a platform gives none.
func viewerKey(_ viewer: ViewerID, login: String) -> String {
    viewer.id.isEmpty ? "@" + login : viewer.id
}
