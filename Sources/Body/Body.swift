// Body
